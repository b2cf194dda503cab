using System.Collections.Immutable;

namespace AkkaVoice.Actors.Conversation.Voice;

/// <summary>An item of the agent's speech that is being heard or waits to be.</summary>
/// <param name="ResponseId">Its response.</param>
/// <param name="ItemId">The item.</param>
public sealed record VoiceItem(string ResponseId, string ItemId)
{
    /// <summary>Whether its first sample has been heard.</summary>
    public bool Started { get; init; }

    /// <summary>When the last of its audio arrived; null while more may come.</summary>
    public TimeSpan? CompleteAt { get; init; }
}

/// <summary>A flush that the playout has not answered.</summary>
/// <param name="FlushId">The flush.</param>
/// <param name="DecidedAt">When what caused it happened.</param>
/// <param name="ResponseIds">What must not be heard any more.</param>
public sealed record PendingFlush(long FlushId, TimeSpan DecidedAt, ImmutableArray<string> ResponseIds);

/// <summary>What of the agent's speech is on its way to the person's ear.</summary>
public sealed record VoiceState
{
    /// <summary>Nothing.</summary>
    public static readonly VoiceState Silent = new();

    /// <summary>The items, in the order of their audio.</summary>
    public ImmutableList<VoiceItem> Items { get; init; } = [];

    /// <summary>Flushes without an answer.</summary>
    public ImmutableList<PendingFlush> Flushes { get; init; } = [];

    /// <summary>Whether the voice is heard: from an item's first sample until nothing more is on its way.</summary>
    public bool Heard { get; init; }

    /// <summary>Whether it stands still in the middle of a sentence because nothing more of it has come.</summary>
    public bool Dry { get; init; }

    /// <summary>The next flush's id.</summary>
    public long NextFlush { get; init; } = 1;

    /// <summary>Whether some of a response is still on its way.</summary>
    /// <param name="responseId">The response.</param>
    /// <returns>True when it is.</returns>
    public bool Has(string responseId) => Items.Exists(item => item.ResponseId == responseId);
}
