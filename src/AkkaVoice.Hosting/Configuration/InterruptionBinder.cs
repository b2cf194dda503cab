using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Configuration;

/// <summary><c>akkavoice.session.interruption</c></summary>
internal static class InterruptionBinder
{
    private const string At = "akkavoice.session.interruption.";

    public static InterruptionPolicy Bind(SettingReader read, SessionSettings session, SessionPipelines pipelines)
    {
        var policy = new InterruptionPolicy
        {
            Allowed = read.Switch(At + "allowed"),
            MinSpeech = TimeSpan.FromMilliseconds(read.Integer(At + "min-speech-ms", 0, 5_000)),
            Reaction = read.OneOf(At + "reaction", new Dictionary<string, SpeechReaction>
            {
                ["stop"] = SpeechReaction.Stop,
                ["pause"] = SpeechReaction.Pause,
            }),
            WordsTimeout = read.Duration(At + "words-timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10)),
            SureAfter = read.Duration(At + "sure-after", TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30)),
            Backchannels = [.. read.List(At + "backchannels")],
            LocalDetection = read.Switch(At + "local-detection"),
        };
        string[] judging = ["min-speech-ms", "reaction", "backchannels"];
        if (session.TurnDetection is not { InterruptResponse: true })
            read.RefuseChanged(At, ["allowed", "local-detection", .. judging], "with turn detection that interrupts (interrupt-response = on)");
        else if (!policy.Allowed)
            read.RefuseChanged(At, ["local-detection", .. judging], "with allowed = on");
        if (!policy.ByWords)
            read.RefuseChanged(At, ["words-timeout", "sure-after"], "with reaction = pause or with backchannels");
        if (policy.ByWords && session.Transcription is null)
            read.Reject($"{At}reaction = pause and {At}backchannels need the person's words: akkavoice.session.transcription.enabled must be on");
        if (policy.SureAfter < policy.MinSpeech)
            read.Reject(At + "sure-after", read.Text(At + "sure-after"), $"at least min-speech-ms, {policy.MinSpeech.TotalMilliseconds} ms");
        if (policy.LocalDetection && !pipelines.Input.Stages.Any())
            read.Reject(At + "local-detection", "on", "off, unless akkavoice.pipelines.input has a stage that detects speech, for example { stage = energy-vad }");
        return policy;
    }
}
