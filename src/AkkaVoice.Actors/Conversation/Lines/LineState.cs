using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Responses;

namespace AkkaVoice.Actors.Conversation.Lines;

/// <summary>
/// What the conversation knows about the connection it uses: how far the person's audio has become turns on it, and what of the
/// journal the model there does not know.
/// </summary>
public sealed record LineState
{
    /// <summary>Nothing was sent yet.</summary>
    public static readonly LineState Fresh = new();

    /// <summary>Where the turn begins that the person is in, or that is not committed yet, in ms of audio sent; null for none.</summary>
    public int? SpeakingFromMs { get; init; }

    /// <summary>Where the person's last turn ended, in ms of audio sent, its silence included; null before its commit.</summary>
    public int? StoppedAtMs { get; init; }

    /// <summary>Up to where the person's audio has become turns of the conversation, in ms of audio sent.</summary>
    public int CommittedToMs { get; init; }

    /// <summary>
    /// The last command here that made the person's audio before it a turn, or had it forgotten; null for none.
    /// </summary>
    public string? Behind { get; init; }

    /// <summary>
    /// The person's turn that an earlier connection did not live to commit. Its audio was sent again, so the first turn heard here is
    /// that turn.
    /// </summary>
    public string? CarriedTurn { get; init; }

    /// <summary>
    /// Whether the service has not heard speech here in what was sent again because the person spoke on the connection before: it may be
    /// this connection that does not carry it.
    /// </summary>
    public bool Unconfirmed { get; init; }

    /// <summary>
    /// Items of an earlier connection that the model here is to learn of when they are complete: speech that is still being heard, calls that
    /// still run.
    /// </summary>
    public ImmutableHashSet<string> Missing { get; init; } = [];

    /// <summary>An answer that a lost connection cut off; null when there is none.</summary>
    public CutAnswer? Cut { get; init; }

    /// <summary>The connection that may take over; null when there is none.</summary>
    public StandbyState? Standby { get; init; }
}

/// <summary>An answer that a lost connection cut off, and that is owed the person.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Request">The wish that it granted; null when the service had begun it by itself.</param>
public sealed record CutAnswer(string ResponseId, ResponseRequest? Request);

/// <summary>A connection that may take over at a good moment.</summary>
/// <param name="Told">How many of the journal's items it need not be told any more.</param>
public sealed record StandbyState(int Told)
{
    /// <summary>Whether there is no time left for a good moment.</summary>
    public bool Overdue { get; init; }
}
