using System.Collections.Immutable;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>The response under way.</summary>
/// <param name="Id">The response.</param>
/// <param name="Request">The wish that it grants; null when the service began it by itself.</param>
public sealed record ActiveResponse(string Id, ResponseRequest? Request)
{
    /// <summary>Whether nothing more of it may be heard.</summary>
    public bool Dropped { get; init; }

    /// <summary>Whether we have asked the service to stop it.</summary>
    public bool CancelSent { get; init; }
}

/// <summary>A wish that the service knows and has not granted yet.</summary>
/// <param name="Request">The wish.</param>
public sealed record SentRequest(ResponseRequest Request)
{
    /// <summary>Whether it came to nothing meanwhile; what begins of it is cancelled.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>A response that the service began meanwhile and that answers the wish too.</summary>
    public string? CoveredBy { get; init; }
}

/// <summary>The one response that may be active, those that wait for it to end, and what is remembered of those before.</summary>
public sealed record ResponseState
{
    /// <summary>Nothing asked, nothing under way, no connection.</summary>
    public static readonly ResponseState Initial = new();

    /// <summary>Whether there is a connection to ask on.</summary>
    public bool Connected { get; init; }

    /// <summary>Whether the person has precedence: they speak, or the service is about to answer them.</summary>
    public bool Held { get; init; }

    /// <summary>Whether a refused request waits for its retry timer.</summary>
    public bool Pausing { get; init; }

    /// <summary>The state of the random numbers that pauses between attempts are chosen with.</summary>
    public ulong Jitter { get; init; }

    /// <summary>Wishes not yet sent, the next one first.</summary>
    public ImmutableList<ResponseRequest> Queue { get; init; } = [];

    /// <summary>The wish sent and not yet granted.</summary>
    public SentRequest? Sent { get; init; }

    /// <summary>The response under way.</summary>
    public ActiveResponse? Active { get; init; }

    /// <summary>Wishes granted whose answer is complete and still being heard, by response.</summary>
    public ImmutableDictionary<string, ResponseRequest> Sounding { get; init; } = ImmutableDictionary<string, ResponseRequest>.Empty;

    /// <summary>Responses that must not be heard any more.</summary>
    public RecentIds Dropped { get; init; } = RecentIds.None;

    /// <summary>Responses that must not be interrupted.</summary>
    public RecentIds Protected { get; init; } = RecentIds.None;

    /// <summary>Responses that are over.</summary>
    public RecentIds Ended { get; init; } = RecentIds.None;

    /// <summary>Whether anything is under way or asked for.</summary>
    public bool Busy => Active is { Dropped: false } || Sent is { Withdrawn: false } || !Queue.IsEmpty;

    /// <summary>Whether the next wish may be sent.</summary>
    public bool MayCreate => Connected && !Held && !Pausing && Active is null && Sent is null && !Queue.IsEmpty;
}
