namespace AkkaVoice.Actors.Events;

/// <summary>Why a session ended.</summary>
public enum SessionEndReason
{
    /// <summary>The program asked for it.</summary>
    Requested,

    /// <summary>The person left the room.</summary>
    PersonLeft,

    /// <summary>The input was over and the conversation had been quiet for the time asked for.</summary>
    Quiet,

    /// <summary>The longest allowed time was over.</summary>
    TimeLimit,

    /// <summary>The process is shutting down.</summary>
    Shutdown,

    /// <summary>The server could not be reached.</summary>
    Unreachable,

    /// <summary>The server refused the key.</summary>
    Unauthorized,

    /// <summary>The server refused the connection for another reason.</summary>
    Refused,

    /// <summary>The server refused the settings.</summary>
    ConfigurationRejected,

    /// <summary>The server did not answer within the time allowed.</summary>
    TimedOut,

    /// <summary>The connection was lost.</summary>
    ConnectionLost,

    /// <summary>The server ended the session because it had reached its longest duration.</summary>
    Expired,

    /// <summary>The account's quota, key or model makes going on pointless.</summary>
    AccountProblem,

    /// <summary>The room's audio failed and could not be restarted.</summary>
    AudioFailed,

    /// <summary>The session itself failed and could not be restarted.</summary>
    InternalError,
}

/// <summary>Questions about <see cref="SessionEndReason"/>.</summary>
public static class SessionEndReasons
{
    /// <summary>Whether a session that ended so did what it was asked to.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>False for everything that went wrong.</returns>
    public static bool IsNormal(this SessionEndReason reason) => reason <= SessionEndReason.Shutdown;
}
