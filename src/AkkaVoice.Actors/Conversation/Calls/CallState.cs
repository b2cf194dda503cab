using System.Collections.Immutable;

namespace AkkaVoice.Actors.Conversation.Calls;

/// <summary>A tool call that has no answer yet.</summary>
/// <param name="CallId">The call.</param>
/// <param name="ResponseId">The response that asked for it.</param>
/// <param name="Name">The tool.</param>
/// <param name="Since">When it was asked for, since the session's start.</param>
public sealed record OpenCall(string CallId, string ResponseId, string Name, TimeSpan Since);

/// <summary>The calls of one response: answered by one reply, when all have answers and the response is over.</summary>
/// <param name="ResponseId">The response.</param>
public sealed record CallBatch(string ResponseId)
{
    /// <summary>Whether the response is over.</summary>
    public bool ResponseOver { get; init; }

    /// <summary>Whether the model should speak about the answers; not when the person has interrupted.</summary>
    public bool WantsReply { get; init; } = true;

    /// <summary>Output items sent and not yet confirmed by the service.</summary>
    public ImmutableHashSet<string> Unconfirmed { get; init; } = [];
}

/// <summary>The tool calls of a conversation.</summary>
public sealed record CallState
{
    /// <summary>No call yet.</summary>
    public static readonly CallState Initial = new();

    /// <summary>Calls without an answer, by id.</summary>
    public ImmutableDictionary<string, OpenCall> Open { get; init; } = ImmutableDictionary<string, OpenCall>.Empty;

    /// <summary>Calls without an answer, the longest open first.</summary>
    public IEnumerable<OpenCall> OpenInOrder => Open.Values.OrderBy(call => call.Since).ThenBy(call => call.CallId, StringComparer.Ordinal);

    /// <summary>Batches that have not been replied to, by response.</summary>
    public ImmutableDictionary<string, CallBatch> Batches { get; init; } = ImmutableDictionary<string, CallBatch>.Empty;

    /// <summary>Calls that have been announced, so that a second announcement changes nothing.</summary>
    public RecentIds Known { get; init; } = RecentIds.None;

    /// <summary>How many batches have been replied to since the person's last turn.</summary>
    public int Steps { get; init; }

    /// <summary>How often the person was told that tools are still at work, since none was.</summary>
    public int Fillers { get; init; }

    /// <summary>How far a tool has come, when the person has not been told yet; null when there is nothing new.</summary>
    public string? Untold { get; init; }

    /// <summary>Numbers replies and outputs.</summary>
    public int Counter { get; init; }

    /// <summary>Whether a tool runs.</summary>
    public bool Running => !Open.IsEmpty;

    /// <summary>Whether a reply is still due, so that the conversation is not at rest.</summary>
    public bool Pending => Running || Batches.Values.Any(batch => batch.WantsReply);
}
