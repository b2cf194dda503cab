namespace LiveKit.Rtc;

/// <summary>What kind of participant it is.</summary>
public enum ParticipantKind
{
    /// <summary>A person, or a program like any.</summary>
    Standard = 0,

    /// <summary>Media from elsewhere.</summary>
    Ingress = 1,

    /// <summary>A recording.</summary>
    Egress = 2,

    /// <summary>A telephone.</summary>
    Sip = 3,

    /// <summary>An agent.</summary>
    Agent = 4,

    /// <summary>A connection to another messenger.</summary>
    Connector = 5,

    /// <summary>A connection to another system.</summary>
    Bridge = 6,
}

/// <summary>Why a participant, or oneself, is no longer in a room.</summary>
public enum DisconnectReason
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>It left.</summary>
    ClientInitiated = 1,

    /// <summary>Another joined with the same identity.</summary>
    DuplicateIdentity = 2,

    /// <summary>The server went down.</summary>
    ServerShutdown = 3,

    /// <summary>Somebody with the right to do so removed it.</summary>
    ParticipantRemoved = 4,

    /// <summary>Somebody with the right to do so deleted the room.</summary>
    RoomDeleted = 5,

    /// <summary>It wanted to resume what the server does not know.</summary>
    StateMismatch = 6,

    /// <summary>It could not be let in.</summary>
    JoinFailure = 7,

    /// <summary>It moves to another node of the server.</summary>
    Migration = 8,

    /// <summary>Its connection to the server ended.</summary>
    SignalClose = 9,

    /// <summary>The room closed, since all others had left.</summary>
    RoomClosed = 10,

    /// <summary>The person called did not answer.</summary>
    UserUnavailable = 11,

    /// <summary>The person called refused.</summary>
    UserRejected = 12,

    /// <summary>The telephone line failed.</summary>
    SipTrunkFailure = 13,

    /// <summary>It was silent for too long.</summary>
    ConnectionTimeout = 14,

    /// <summary>Its media failed.</summary>
    MediaFailure = 15,

    /// <summary>The agent failed.</summary>
    AgentError = 16,
}

/// <summary>How good a participant's connection is, as the server sees it.</summary>
public enum ConnectionQuality
{
    /// <summary>Poor.</summary>
    Poor = 0,

    /// <summary>Good.</summary>
    Good = 1,

    /// <summary>Excellent.</summary>
    Excellent = 2,

    /// <summary>There is none.</summary>
    Lost = 3,
}
