using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>What the response machine hears.</summary>
public abstract record ResponseChange;

/// <summary>A connection became ready, or was lost.</summary>
/// <param name="Connected">Which of the two.</param>
public sealed record ConnectedChanged(bool Connected) : ResponseChange;

/// <summary>The person took precedence, or gave it back.</summary>
/// <param name="Held">Which of the two.</param>
public sealed record HeldChanged(bool Held) : ResponseChange;

/// <summary>A response is wished for.</summary>
/// <param name="Request">The wish.</param>
/// <param name="Ahead">Whether it comes before those that wait.</param>
public sealed record Wished(ResponseRequest Request, bool Ahead = false) : ResponseChange;

/// <summary>The service began a response.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="RequestId">The request that it names as its cause, when it names one.</param>
public sealed record Began(string ResponseId, string? RequestId) : ResponseChange;

/// <summary>The service ended a response.</summary>
/// <param name="Finished">Its ending.</param>
/// <param name="Audible">Whether some of its audio is still being heard.</param>
public sealed record Ended(ResponseFinished Finished, bool Audible) : ResponseChange
{
    /// <summary>Whether it has tool calls, whose answers get a reply of their own.</summary>
    public bool Called { get; init; }

    /// <summary>Whether some of its audio was heard already.</summary>
    public bool Heard { get; init; }

    /// <summary>Whether it has nothing but written words where a voice was asked for.</summary>
    public bool Written { get; init; }
}

/// <summary>Nothing more has come of a response for too long.</summary>
/// <param name="ResponseId">The response.</param>
public sealed record Stalled(string ResponseId) : ResponseChange;

/// <summary>Wishes of a kind have become pointless before they were sent.</summary>
/// <param name="Kind">The kind.</param>
public sealed record Obsolete(RequestKind Kind) : ResponseChange;

/// <summary>The service refused to begin a response.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Fault">Why.</param>
public sealed record Refused(string RequestId, RealtimeFault Fault) : ResponseChange;

/// <summary>The service has taken a tool's output into the conversation.</summary>
/// <param name="ItemId">The output's item.</param>
public sealed record OutputConfirmed(string ItemId) : ResponseChange;

/// <summary>Nothing of what is under way may be heard any more.</summary>
/// <param name="Active">Whether the response under way is among it; otherwise speech before it is protected, or it is itself.</param>
/// <param name="Waiting">Whether wishes are, up to the first protected one.</param>
/// <param name="ForgetQueue">Whether wishes that were not sent are given up too.</param>
/// <param name="Force">Whether nothing is protected.</param>
public sealed record Dropped(bool Active, bool Waiting, bool ForgetQueue, bool Force) : ResponseChange;

/// <summary>The response under way should stop, but what came of it may be heard.</summary>
/// <param name="ResponseId">The response.</param>
public sealed record Stopped(string ResponseId) : ResponseChange;

/// <summary>The last audio of a response was heard or thrown away.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="Cut">Whether some was thrown away.</param>
public sealed record Silenced(string ResponseId, bool Cut) : ResponseChange;

/// <summary>One of this machine's timers ran out.</summary>
/// <param name="Timer">Which.</param>
public sealed record ResponseTimerElapsed(ConversationTimer Timer) : ResponseChange;

/// <summary>The session ends.</summary>
public sealed record Closed : ResponseChange;
