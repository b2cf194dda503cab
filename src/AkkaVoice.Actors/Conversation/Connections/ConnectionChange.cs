using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>What the connection machine hears.</summary>
public abstract record ConnectionChange;

/// <summary>A connection is wanted.</summary>
public sealed record DialWanted : ConnectionChange;

/// <summary>The server answered.</summary>
public sealed record Dialled : ConnectionChange;

/// <summary>The server could not be reached, or said no.</summary>
/// <param name="Failure">Which of the two, in detail.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record DialFailed(DialFailure Failure, string Message) : ConnectionChange;

/// <summary>The service said something.</summary>
/// <param name="Event">What.</param>
public sealed record ServiceSaid(RealtimeEvent Event) : ConnectionChange;

/// <summary>What was waited for did not happen in time.</summary>
public sealed record DeadlinePassed : ConnectionChange;

/// <summary>The connection is not wanted any more.</summary>
public sealed record HangUpWanted : ConnectionChange;
