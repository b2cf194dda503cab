using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

public sealed class SessionSettingsTests
{
    private static readonly SessionSettings Plain = new() { Model = "gpt-realtime" };
    private readonly DecodedOutput _connection = new();

    public static TheoryData<string, SessionSettings, string> Fields => new()
    {
        { "type", Plain, "\"realtime\"" },
        { "output_modalities", Plain, """["audio"]""" },
        { "output_modalities", Plain with { Output = OutputModality.Text }, """["text"]""" },
        { "instructions", Plain with { Instructions = "Be brief." }, "\"Be brief.\"" },
        { "max_output_tokens", Plain, "\"inf\"" },
        { "max_output_tokens", Plain with { MaxOutputTokens = 800 }, "800" },
        { "tools", Plain, "[]" },
        { "tool_choice", Plain, "\"auto\"" },
        { "tool_choice", Plain with { ToolChoice = ToolChoice.None }, "\"none\"" },
        { "tool_choice", Plain with { ToolChoice = ToolChoice.Required }, "\"required\"" },
        { "audio.input.format", Plain, """{"type":"audio/pcm","rate":24000}""" },
        { "audio.output.format", Plain, """{"type":"audio/pcm","rate":24000}""" },
        { "audio.input.transcription", Plain, "null" },
        { "audio.input.transcription", Plain with { Transcription = new("whisper-1") }, """{"model":"whisper-1"}""" },
        {
            "audio.input.transcription", Plain with { Transcription = new("gpt-4o-transcribe", "de", "Kiel, Köln") },
            """{"model":"gpt-4o-transcribe","language":"de","prompt":"Kiel, Köln"}"""
        },
        { "audio.input.noise_reduction", Plain, "null" },
        { "audio.input.noise_reduction", Plain with { NoiseReduction = NoiseReduction.NearField }, """{"type":"near_field"}""" },
        { "audio.input.noise_reduction", Plain with { NoiseReduction = NoiseReduction.FarField }, """{"type":"far_field"}""" },
        { "audio.input.turn_detection", Plain with { TurnDetection = null }, "null" },
        {
            "audio.input.turn_detection", Plain,
            """{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,"silence_duration_ms":500,"idle_timeout_ms":null,"create_response":true,"interrupt_response":true}"""
        },
        {
            "audio.input.turn_detection",
            Plain with
            {
                TurnDetection = new ServerVad
                {
                    Threshold = 0.7, PrefixPaddingMs = 250, SilenceDurationMs = 350, IdleTimeoutMs = 6_000, CreateResponse = false, InterruptResponse = false,
                },
            },
            """{"type":"server_vad","threshold":0.7,"prefix_padding_ms":250,"silence_duration_ms":350,"idle_timeout_ms":6000,"create_response":false,"interrupt_response":false}"""
        },
        {
            "audio.input.turn_detection", Plain with { TurnDetection = new SemanticVad() },
            """{"type":"semantic_vad","eagerness":"auto","create_response":true,"interrupt_response":true}"""
        },
        {
            "audio.input.turn_detection", Plain with { TurnDetection = new SemanticVad { Eagerness = Eagerness.Low, InterruptResponse = false } },
            """{"type":"semantic_vad","eagerness":"low","create_response":true,"interrupt_response":false}"""
        },
        {
            "audio.input.turn_detection", Plain with { TurnDetection = new SemanticVad { Eagerness = Eagerness.Medium } },
            """{"type":"semantic_vad","eagerness":"medium","create_response":true,"interrupt_response":true}"""
        },
        {
            "audio.input.turn_detection", Plain with { TurnDetection = new SemanticVad { Eagerness = Eagerness.High, CreateResponse = false } },
            """{"type":"semantic_vad","eagerness":"high","create_response":false,"interrupt_response":true}"""
        },
        { "audio.output.voice", Plain with { Voice = "cedar" }, "\"cedar\"" },
        { "audio.output.voice", Plain with { Voice = "voice_123" }, """{"id":"voice_123"}""" },
        { "audio.output.speed", Plain, "1" },
        { "audio.output.speed", Plain with { Speed = 1.25 }, "1.25" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_setting_reaches_the_wire(string path, SessionSettings settings, string expected)
    {
        JsonNode? node = Configure(settings);
        foreach (var name in path.Split('.'))
        {
            var parent = node!.AsObject();
            Assert.True(parent.ContainsKey(name), $"{path}: there is no {name}");
            node = parent[name];
        }

        Assert.Equal(expected, node?.ToJsonString(Relaxed) ?? "null");
    }

    [Fact]
    public void Tools_are_flat_objects_with_their_schema()
    {
        using var schema = JsonDocument.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""");
        var tool = new ToolDefinition("get_weather", "The weather in a city.", schema.RootElement);
        var written = Configure(Plain with { Tools = [tool] })["tools"]!.ToJsonString();
        Assert.Equal(
            """[{"type":"function","name":"get_weather","description":"The weather in a city.","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}]""",
            written);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("instructions")]
    public void What_is_fixed_or_left_to_the_server_is_not_written(string field) =>
        Assert.False(Configure(Plain).ContainsKey(field));

    [Fact]
    public void A_voice_that_is_in_force_is_not_written_again_because_a_server_that_has_spoken_would_refuse_the_update()
    {
        var settings = Plain with { Voice = "cedar", Speed = 1.25 };
        Assert.NotNull(Configure(settings)["audio"]!["output"]!["voice"]);
        _connection.Read("""{"type":"session.updated","session":{"audio":{"output":{"voice":"cedar","speed":1.25}}}}""");
        var again = Configure(settings)["audio"]!["output"]!.AsObject();
        Assert.False(again.ContainsKey("voice"));
        Assert.False(again.ContainsKey("speed"));
        Assert.Equal("echo", (string?)Configure(settings with { Voice = "echo" })["audio"]!["output"]!["voice"]);
    }

    [Fact]
    public void A_refused_update_does_not_count_as_in_force()
    {
        Configure(Plain with { Voice = "cedar" });
        _connection.Read("""{"type":"error","error":{"type":"invalid_request_error","code":"invalid_value","message":"no"}}""");
        Assert.Equal("cedar", (string?)Configure(Plain with { Voice = "cedar" })["audio"]!["output"]!["voice"]);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonObject Configure(SessionSettings settings)
    {
        var buffer = new ArrayBufferWriter<byte>();
        _connection.Codec.Encode(new ConfigureSession(settings), buffer);
        return JsonNode.Parse(buffer.WrittenSpan)!["session"]!.AsObject();
    }
}
