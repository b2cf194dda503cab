using AkkaVoice.Hosting.Agents;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Configuration;

/// <summary><c>akkavoice.session</c> and the model, as the wire will carry them.</summary>
internal static class SessionBinder
{
    private const string Session = "akkavoice.session.";

    public static SessionSettings Bind(SettingReader read, RealtimeTarget target, List<string> warnings)
    {
        var voice = read.Text(Session + "voice");
        if (!Voices.IsKnown(voice)) read.Reject(Session + "voice", voice, Voices.Allowed);
        var instructions = read.OptionalText(Session + "instructions");
        AgentsBinder.CheckPlaceholders(Session + "instructions", instructions, read.Reject);
        var output = read.OneOf(Session + "output", new Dictionary<string, OutputModality>
        {
            ["audio"] = OutputModality.Audio,
            ["text"] = OutputModality.Text,
        });
        if (output is OutputModality.Text) read.RefuseChanged(Session, ["voice", "speed"], "with output = audio");
        return new SessionSettings
        {
            Model = Models.Resolve(read.RequiredText("akkavoice.realtime.model"), target, warnings),
            Voice = Voices.Resolve(voice, target, warnings),
            Instructions = instructions,
            Output = output,
            Speed = read.Number(Session + "speed", 0.25, 1.5),
            MaxOutputTokens = read.IntegerOr(Session + "max-output-tokens", "inf", 1, 4096),
            NoiseReduction = read.OneOf(Session + "noise-reduction", new Dictionary<string, NoiseReduction?>
            {
                ["none"] = null,
                ["near-field"] = NoiseReduction.NearField,
                ["far-field"] = NoiseReduction.FarField,
            }),
            Transcription = Transcription(read),
            TurnDetection = TurnDetectionBinder.Bind(read),
        };
    }

    public static string? Greeting(SettingReader read)
    {
        var greeting = read.OptionalText(Session + "greeting");
        AgentsBinder.CheckPlaceholders(Session + "greeting", greeting, read.Reject);
        return greeting;
    }

    private static TranscriptionSettings? Transcription(SettingReader read)
    {
        const string At = Session + "transcription.";
        var model = read.RequiredText(At + "model");
        var language = read.OptionalText(At + "language");
        var prompt = read.OptionalText(At + "prompt");
        var enabled = read.Switch(At + "enabled");
        if (!enabled) read.RefuseChanged(At, ["model", "language", "prompt"], "with transcription enabled");
        return enabled ? new TranscriptionSettings(model, language, prompt) : null;
    }
}
