using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>What the connection machine hears. Links are named by numbers, from 1, in the order in which they are dialled.</summary>
public abstract record ConnectionChange
{
    /// <summary>When it happened, on a clock that only runs forward.</summary>
    public TimeSpan At { get; init; }
}

/// <summary>A connection is wanted.</summary>
/// <param name="Seed">Chooses the pauses between attempts, so that sessions that are cut off together do not come back together.</param>
public sealed record DialWanted(ulong Seed = 0) : ConnectionChange
{
    /// <summary>Whether there was a connection before, so that this one replaces a lost one. Default false.</summary>
    public bool Served { get; init; }
}

/// <summary>The server answered.</summary>
/// <param name="Link">The link.</param>
public sealed record Dialled(int Link) : ConnectionChange;

/// <summary>The server could not be reached, or said no.</summary>
/// <param name="Link">The link.</param>
/// <param name="Failure">Which of the two, in detail.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record DialFailed(int Link, DialFailure Failure, string Message) : ConnectionChange;

/// <summary>The service said something.</summary>
/// <param name="Link">On which link.</param>
/// <param name="Event">What.</param>
public sealed record ServiceSaid(int Link, RealtimeEvent Event) : ConnectionChange;

/// <summary>How long the service will keep a link, from now on.</summary>
/// <param name="Link">The link.</param>
/// <param name="Left">Until it ends the session.</param>
public sealed record LifetimeTold(int Link, TimeSpan Left) : ConnectionChange;

/// <summary>What was waited for did not happen in time, or a time has come.</summary>
/// <param name="Deadline">Which.</param>
public sealed record DeadlinePassed(ConnectionDeadline Deadline) : ConnectionChange;

/// <summary>The session has taken the standby link into service.</summary>
/// <param name="Link">The link.</param>
public sealed record Switched(int Link) : ConnectionChange;

/// <summary>A new link is wanted in place of the present one, although nothing is wrong with it.</summary>
public sealed record RotationWanted : ConnectionChange;

/// <summary>No connection is wanted any more.</summary>
public sealed record HangUpWanted : ConnectionChange;
