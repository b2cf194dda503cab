using System.Buffers;
using System.Text.Json;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Tests.Configuration;

/// <summary>From a key of config.hocon to the bytes that leave for the model.</summary>
public class WireTests
{
    /// <summary>Each key of akkavoice.session: a setting that is not its default, where it goes in session.update, and what must stand there.</summary>
    public static TheoryData<string, string, string, string> SessionKeys => new()
    {
        { "voice", "voice = ash", "audio.output.voice", "\"ash\"" },
        { "instructions", "instructions = \"Speak like a pirate.\"", "instructions", "\"Speak like a pirate.\"" },
        { "output", "output = text", "output_modalities", "[\"text\"]" },
        { "speed", "speed = 1.25", "audio.output.speed", "1.25" },
        { "max-output-tokens", "max-output-tokens = 512", "max_output_tokens", "512" },
        { "noise-reduction", "noise-reduction = far-field", "audio.input.noise_reduction.type", "\"far_field\"" },
        { "transcription.enabled", "transcription.enabled = off", "audio.input.transcription", "null" },
        { "transcription.model", "transcription.model = whisper-1", "audio.input.transcription.model", "\"whisper-1\"" },
        { "transcription.language", "transcription.language = fr", "audio.input.transcription.language", "\"fr\"" },
        { "transcription.prompt", "transcription.prompt = Akka", "audio.input.transcription.prompt", "\"Akka\"" },
        { "turn-detection.type", "turn-detection.type = semantic_vad", "audio.input.turn_detection.type", "\"semantic_vad\"" },
        { "turn-detection.threshold", "turn-detection.threshold = 0.7", "audio.input.turn_detection.threshold", "0.7" },
        { "turn-detection.prefix-padding-ms", "turn-detection.prefix-padding-ms = 150", "audio.input.turn_detection.prefix_padding_ms", "150" },
        { "turn-detection.silence-duration-ms", "turn-detection.silence-duration-ms = 250", "audio.input.turn_detection.silence_duration_ms", "250" },
        { "turn-detection.idle-timeout-ms", "turn-detection.idle-timeout-ms = 6000", "audio.input.turn_detection.idle_timeout_ms", "6000" },
        { "turn-detection.eagerness", "turn-detection { type = semantic_vad, eagerness = high }", "audio.input.turn_detection.eagerness", "\"high\"" },
        { "turn-detection.create-response", "turn-detection.create-response = off", "audio.input.turn_detection.create_response", "false" },
        { "turn-detection.interrupt-response", "turn-detection.interrupt-response = off", "audio.input.turn_detection.interrupt_response", "false" },
    };

    [Theory]
    [MemberData(nameof(SessionKeys))]
    public void A_session_key_reaches_the_wire(string key, string setting, string path, string expected)
    {
        Assert.NotEmpty(key);
        var session = Update(Loading.With($"akkavoice.session {{ {setting} }}")).GetProperty("session");
        foreach (var name in path.Split('.')) session = session.GetProperty(name);
        Assert.Equal(expected, session.GetRawText());
    }

    [Fact]
    public void No_session_key_is_left_out_above()
    {
        const string Prefix = "akkavoice.session.";
        var keys = ConfigKeys.Leaves(ConfigurationSources.Reference).Keys
            .Where(k => k.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(k => !k.StartsWith(Prefix + "interruption.", StringComparison.Ordinal)); // The engine's own.

        // Who begins, and with what, is the engine's own doing too.
        Assert.Equal(keys.Select(k => k[Prefix.Length..]).Except(["agent", "greeting"]).Order(), SessionKeys.Select(row => (string)row[0]).Order());
    }

    [Fact]
    public void No_turn_detection_is_said_as_null() =>
        Assert.Equal(
            JsonValueKind.Null,
            Update(Loading.With("akkavoice.session.turn-detection.type = none")).GetProperty("session")
                .GetProperty("audio").GetProperty("input").GetProperty("turn_detection").ValueKind);

    private static JsonElement Update(AkkaVoiceOptions options)
    {
        var bytes = new ArrayBufferWriter<byte>();
        new OpenAiCodec().Encode(new ConfigureSession(options.Session), bytes);
        return JsonDocument.Parse(bytes.WrittenMemory).RootElement;
    }
}
