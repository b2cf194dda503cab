using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Agents;

/// <summary>Who decides that the person has finished, while an agent is in force.</summary>
/// <param name="Detection">How the service decides; null leaves it to the program, which begins and ends turns by hand.</param>
public sealed record TurnTaking(TurnDetection? Detection)
{
    /// <summary>Nobody listens for the end of a turn: the program begins and ends it, as with a talk button.</summary>
    public static readonly TurnTaking ByHand = new((TurnDetection?)null);

    /// <summary>Finds what the service would refuse.</summary>
    /// <returns>One sentence for each complaint, naming the value and what is allowed.</returns>
    public IEnumerable<string> Check()
    {
        if (Detection is not ServerVad vad)
        {
            yield break;
        }

        if (vad.Threshold is not (>= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"{nameof(ServerVad.Threshold)} is {vad.Threshold}; allowed: 0 to 1.");
        }

        if (vad.PrefixPaddingMs is < 0 or > 5_000)
        {
            yield return $"{nameof(ServerVad.PrefixPaddingMs)} is {vad.PrefixPaddingMs}; allowed: 0 to 5000.";
        }

        if (vad.SilenceDurationMs is < 50 or > 10_000)
        {
            yield return $"{nameof(ServerVad.SilenceDurationMs)} is {vad.SilenceDurationMs}; allowed: 50 to 10000.";
        }

        if (vad.IdleTimeoutMs is < 5_000 or > 30_000)
        {
            yield return $"{nameof(ServerVad.IdleTimeoutMs)} is {vad.IdleTimeoutMs}; allowed: 5000 to 30000, or null for never.";
        }
    }
}
