using System.Globalization;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Hosting.Settings;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Agents;

/// <summary>Policies of a program's agent as settings, so that a file may change one of them and leave the rest.</summary>
internal static class AgentPolicyKeys
{
    public static IEnumerable<KeyValuePair<string, string>> Of(TurnTaking turns) => Named(new TurnDetectionGroup
    {
        Type = turns.Detection switch
        {
            null => "none",
            SemanticVad => "semantic_vad",
            _ => "server_vad",
        },
        Threshold = (turns.Detection as ServerVad)?.Threshold,
        PrefixPaddingMs = (turns.Detection as ServerVad)?.PrefixPaddingMs,
        SilenceDurationMs = (turns.Detection as ServerVad)?.SilenceDurationMs,
        IdleTimeoutMs = turns.Detection is ServerVad vad ? vad.IdleTimeoutMs?.ToString(CultureInfo.InvariantCulture) ?? "off" : null,
        Eagerness = (turns.Detection as SemanticVad)?.Eagerness.ToString().ToLowerInvariant(),
        CreateResponse = turns.Detection?.CreateResponse,
        InterruptResponse = turns.Detection?.InterruptResponse,
    });

    public static IEnumerable<KeyValuePair<string, string>> Of(InterruptionPolicy policy) => Named(new InterruptionGroup
    {
        Allowed = policy.Allowed,
        MinSpeechMs = (int)policy.MinSpeech.TotalMilliseconds,
        Reaction = policy.Reaction == SpeechReaction.Pause ? "pause" : "stop",
        WordsTimeout = policy.WordsTimeout,
        SureAfter = policy.SureAfter,
        Backchannels = policy.Backchannels.IsDefaultOrEmpty ? [] : policy.Backchannels,
        LocalDetection = policy.LocalDetection,
    });

    private static IEnumerable<KeyValuePair<string, string>> Named(SettingsGroup group) =>
        group.Collect("").Select(setting => KeyValuePair.Create(setting.Key[1..], setting.Value));
}
