using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>What the connection machine wants done.</summary>
public abstract record ConnectionEffect;

/// <summary>Dial.</summary>
/// <param name="Link">The new link's number.</param>
public sealed record Dial(int Link) : ConnectionEffect;

/// <summary>Give up dialling.</summary>
/// <param name="Link">The link.</param>
public sealed record AbandonDial(int Link) : ConnectionEffect;

/// <summary>Send the session's settings, under <see cref="ConnectionMachine.ConfigureId"/>.</summary>
/// <param name="Link">To which link.</param>
public sealed record SendSettings(int Link) : ConnectionEffect;

/// <summary>There is no link in service: the session is to go on with this one at once.</summary>
/// <param name="Link">The link.</param>
public sealed record HandOver(int Link) : ConnectionEffect;

/// <summary>This link may replace the one in service: the session is to switch to it at a good moment. Answered by <see cref="Switched"/>.</summary>
/// <param name="Link">The link.</param>
public sealed record OfferStandby(int Link) : ConnectionEffect;

/// <summary>The standby link is gone.</summary>
/// <param name="Link">The link.</param>
public sealed record WithdrawStandby(int Link) : ConnectionEffect;

/// <summary>No good moment came: the session is to switch to the standby link now.</summary>
/// <param name="Link">The link.</param>
public sealed record DemandSwitch(int Link) : ConnectionEffect;

/// <summary>The link in service is gone, and no other is there yet.</summary>
/// <param name="Link">The link.</param>
public sealed record TellLost(int Link) : ConnectionEffect;

/// <summary>Close a link, normally.</summary>
/// <param name="Link">The link.</param>
public sealed record HangUp(int Link) : ConnectionEffect;

/// <summary>Start a deadline anew.</summary>
/// <param name="Deadline">Which.</param>
/// <param name="Delay">After how long.</param>
public sealed record SetDeadline(ConnectionDeadline Deadline, TimeSpan Delay) : ConnectionEffect;

/// <summary>Stop a deadline.</summary>
/// <param name="Deadline">Which.</param>
public sealed record ClearDeadline(ConnectionDeadline Deadline) : ConnectionEffect;

/// <summary>Tell observers.</summary>
/// <param name="Status">The new state.</param>
/// <param name="Attempt">Which attempt, while there are attempts.</param>
/// <param name="Reason">Why, where there is a why.</param>
/// <param name="Pause">How long until the attempt.</param>
public sealed record ReportStatus(
    ConnectionStatus Status, int? Attempt = null, string? Reason = null, TimeSpan? Pause = null) : ConnectionEffect;

/// <summary>Tell observers of a failure after which the session goes on.</summary>
/// <param name="Code">Its kind.</param>
/// <param name="Class">What is made of it.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record ReportFailure(string Code, ErrorClass Class, string Message) : ConnectionEffect;

/// <summary>There will be no connection any more. Once, and last.</summary>
/// <param name="Reason">Why; null when we hung up ourselves.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record Conclude(SessionEndReason? Reason, string? Message) : ConnectionEffect;
