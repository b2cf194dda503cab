namespace AkkaVoice.Actors.Events;

/// <summary>Where a connection to the model is in its life.</summary>
public enum ConnectionStatus
{
    /// <summary>The server is being called.</summary>
    Dialling,

    /// <summary>The server answered; our settings are on their way.</summary>
    Configuring,

    /// <summary>The settings are in force and audio flows.</summary>
    Ready,

    /// <summary>The connection was lost or could not be made, and is tried again after a pause. The microphone is kept meanwhile.</summary>
    Reconnecting,

    /// <summary>The connection serves on while its successor is made; <see cref="Ready"/> follows when that has taken over.</summary>
    Rotating,

    /// <summary>We are hanging up.</summary>
    Closing,

    /// <summary>The connection is over.</summary>
    Closed,

    /// <summary>The connection could not be made or was lost for good.</summary>
    Failed,
}

/// <summary>The connection to the model changed its state.</summary>
/// <param name="State">The new state.</param>
/// <param name="Attempt">Which attempt this is, from 1; given while dialling and reconnecting.</param>
/// <param name="Reason">While reconnecting: what happened, for people. While rotating: <c>expiry</c>, <c>age</c>, <c>context</c> or <c>requested</c>.</param>
/// <param name="PauseMs">While reconnecting: how long until the attempt, in ms.</param>
public sealed record ConnectionEvent(
    ConnectionStatus State, int? Attempt = null, string? Reason = null, double? PauseMs = null) : SessionEvent;

/// <summary>Something went wrong. Most errors leave the session running.</summary>
/// <param name="Code">The kind, for example <c>rate_limit_exceeded</c>.</param>
/// <param name="Class">What the engine makes of it.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record ErrorEvent(string Code, ErrorClass Class, string Message) : SessionEvent;

/// <summary>What the engine makes of an error.</summary>
public enum ErrorClass
{
    /// <summary>Nothing has to be done; the session goes on.</summary>
    Benign,

    /// <summary>The same may work when tried again.</summary>
    Retry,

    /// <summary>This connection is used up; a new one is needed.</summary>
    Rotate,

    /// <summary>No new try can help; the session ends.</summary>
    Fatal,
}

/// <summary>Audio was thrown away because something could not keep up.</summary>
/// <param name="Edge">Where: <c>microphone</c>, <c>uplink</c> or <c>assistant</c>.</param>
/// <param name="Ms">How much, in ms.</param>
public sealed record DropEvent(string Edge, int Ms) : SessionEvent;

/// <summary>The session is over. Always the last event, exactly once.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">A sentence for people, when there is more to say.</param>
public sealed record EndEvent(SessionEndReason Reason, string? Message = null) : SessionEvent;
