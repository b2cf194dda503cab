using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Merges the <c>audio</c> part of a session.</summary>
internal static class AudioUpdate
{
    public static SessionConfig Apply(SessionConfig config, FieldReader audio, SessionUpdateState state)
    {
        audio.AllowOnly("input", "output");
        if (audio.HasValue("input", out var input))
        {
            config = ApplyInput(config, new FieldReader(input, audio.PathOf("input")));
        }

        if (audio.HasValue("output", out var output))
        {
            config = ApplyOutput(config, new FieldReader(output, audio.PathOf("output")), state);
        }

        return config;
    }

    private static SessionConfig ApplyInput(SessionConfig config, FieldReader input)
    {
        input.AllowOnly("format", "transcription", "noise_reduction", "turn_detection");
        if (input.Has("format", out var format))
        {
            config = config with { InputFormat = AudioEncodingReader.Read(input, format) };
        }

        if (input.Has("transcription", out var transcription))
        {
            CheckTranscription(input, transcription);
            config = config with { Transcription = SessionUpdate.Keep(transcription) };
        }

        if (input.Has("noise_reduction", out var noise))
        {
            CheckNoiseReduction(input, noise);
            config = config with { NoiseReduction = SessionUpdate.Keep(noise) };
        }

        if (input.Has("turn_detection", out var turns))
        {
            var silence = ModelDefaults.SilenceMs(config.Model);
            config = config with
            {
                TurnDetection = TurnDetectionReader.Merge(config.TurnDetection, turns, input.PathOf("turn_detection"), silence),
            };
        }

        return config;
    }

    private static SessionConfig ApplyOutput(SessionConfig config, FieldReader output, SessionUpdateState state)
    {
        output.AllowOnly("format", "voice", "speed");
        if (output.Has("format", out var format))
        {
            var encoding = AudioEncodingReader.Read(output, format);
            if (state.AudioWasSent && encoding != config.OutputFormat)
            {
                throw output.Invalid("format", "The output format cannot be changed once assistant audio is present.");
            }

            config = config with { OutputFormat = encoding };
        }

        if (output.Has("voice", out var voice))
        {
            config = config with { Voice = ReadVoice(config, output, voice, state) };
        }

        if (output.Has("speed", out var speed))
        {
            var rate = speed.ValueKind == JsonValueKind.Null ? 1.0 : output.Number("speed", speed, 0.25, 1.5);
            if (state.ResponseIsActive && rate != config.Speed)
            {
                throw output.Invalid("speed", "The speed can only be changed between turns, not while a response is in progress.");
            }

            config = config with { Speed = rate };
        }

        return config;
    }

    private static string ReadVoice(SessionConfig config, FieldReader output, JsonElement value, SessionUpdateState state)
    {
        var voice = value.ValueKind == JsonValueKind.Null ? ModelDefaults.Voice(config.Model) : Voices.Read(output, value);
        return state.AudioWasSent && voice != config.Voice
            ? throw RealtimeErrorException.Invalid(
                ErrorCodes.CannotUpdateVoice,
                "Cannot update a conversation's voice if assistant audio is present.",
                output.PathOf("voice"))
            : voice;
    }

    private static void CheckTranscription(FieldReader input, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var transcription = new FieldReader(value, input.PathOf("transcription"));
        transcription.AllowOnly("model", "language", "languages", "keywords", "prompt", "delay");
        transcription.OptionalString("model");
        transcription.OptionalString("language");
        transcription.OptionalString("prompt");
    }

    private static void CheckNoiseReduction(FieldReader input, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var noise = new FieldReader(value, input.PathOf("noise_reduction"));
        noise.AllowOnly("type");
        noise.OneOf("type", noise.Required("type"), "near_field", "far_field");
    }
}
