using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>What the connection machine wants done.</summary>
public abstract record ConnectionEffect;

/// <summary>Dial.</summary>
public sealed record Dial : ConnectionEffect;

/// <summary>Give up dialling.</summary>
public sealed record AbandonDial : ConnectionEffect;

/// <summary>Send the session's settings, under <see cref="ConnectionMachine.ConfigureId"/>.</summary>
public sealed record SendSettings : ConnectionEffect;

/// <summary>The connection may be used: hand it to the session.</summary>
public sealed record HandOver : ConnectionEffect;

/// <summary>Close the connection.</summary>
public sealed record HangUp : ConnectionEffect;

/// <summary>Start the deadline anew.</summary>
/// <param name="Delay">After how long.</param>
public sealed record SetDeadline(TimeSpan Delay) : ConnectionEffect;

/// <summary>Stop the deadline.</summary>
public sealed record ClearDeadline : ConnectionEffect;

/// <summary>Tell observers.</summary>
/// <param name="Status">The new state.</param>
/// <param name="Attempt">Which attempt, while dialling.</param>
public sealed record ReportStatus(ConnectionStatus Status, int? Attempt = null) : ConnectionEffect;

/// <summary>There will be no connection any more. Once, and last.</summary>
/// <param name="Reason">Why; null when we hung up ourselves.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record Conclude(SessionEndReason? Reason, string? Message) : ConnectionEffect;
