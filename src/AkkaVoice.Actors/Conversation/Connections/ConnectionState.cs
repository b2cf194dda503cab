using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>How far a link has come.</summary>
public enum LinkPhase
{
    /// <summary>The server is being called.</summary>
    Dialling,

    /// <summary>The server answered; our settings are on their way.</summary>
    Configuring,

    /// <summary>It could serve, and another one does.</summary>
    Standby,

    /// <summary>It serves the session.</summary>
    Serving,
}

/// <summary>One link to the service.</summary>
/// <param name="Number">Its number, from 1.</param>
public sealed record LinkState(int Number)
{
    /// <summary>How far it has come.</summary>
    public LinkPhase Phase { get; init; }

    /// <summary>When the service will end it, on the changes' clock; null when it has not said.</summary>
    public TimeSpan? ExpiresAt { get; init; }

    /// <summary>Input tokens of its first response; null before it.</summary>
    public int? FirstTokens { get; init; }
}

/// <summary>A failure that will be the session's end when the link in service goes too.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record LinkRefusal(SessionEndReason Reason, string Message);

/// <summary>How a session's connection stands: the link in service, and the one that is being made.</summary>
public sealed record ConnectionState
{
    /// <summary>Nothing dialled yet.</summary>
    public static readonly ConnectionState Initial = new();

    /// <summary>What observers were told last; null before the first dial.</summary>
    public ConnectionStatus? Status { get; init; }

    /// <summary>The link in service.</summary>
    public LinkState? Serving { get; init; }

    /// <summary>The link that is being made or stands by.</summary>
    public LinkState? Next { get; init; }

    /// <summary>The number of the newest link.</summary>
    public int LastLink { get; init; }

    /// <summary>Attempts since the connection was last healthy.</summary>
    public int Attempt { get; init; }

    /// <summary>When the first of them was made; null when there was none.</summary>
    public TimeSpan? TryingSince { get; init; }

    /// <summary>Whether there ever was a link in service.</summary>
    public bool EverServed { get; init; }

    /// <summary>Why the link in service is being replaced; null when it is not.</summary>
    public RotationReason? Rotating { get; init; }

    /// <summary>Whether the time for a good moment is over.</summary>
    public bool SwitchOverdue { get; init; }

    /// <summary>Why no further link can be had; null when one may be.</summary>
    public LinkRefusal? Refusal { get; init; }

    /// <summary>The state of the pauses' random numbers.</summary>
    internal ulong Jitter { get; init; }

    /// <summary>Whether it is over, for good or ill.</summary>
    public bool Over => Status is ConnectionStatus.Closed or ConnectionStatus.Failed;
}
