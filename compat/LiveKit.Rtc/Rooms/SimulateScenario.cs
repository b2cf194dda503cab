namespace LiveKit.Rtc;

/// <summary>Mishaps to try a program with.</summary>
public enum SimulateScenario
{
    /// <summary>The connection to the server drops and is resumed.</summary>
    SignalReconnect = 0,

    /// <summary>The server says that somebody speaks.</summary>
    Speaker = 1,

    /// <summary>The server's node fails.</summary>
    NodeFailure = 2,

    /// <summary>The server sends this participant away.</summary>
    ServerLeave = 3,

    /// <summary>The server moves this participant to another node.</summary>
    Migration = 4,

    /// <summary>Media goes over TCP.</summary>
    ForceTcp = 5,

    /// <summary>Media goes over TLS.</summary>
    ForceTls = 6,

    /// <summary>Everything drops, and the room is joined anew.</summary>
    FullReconnect = 7,

    /// <summary>The connection drops again while it is resumed.</summary>
    DisconnectSignalOnResume = 8,
}
