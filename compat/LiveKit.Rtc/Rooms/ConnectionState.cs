namespace LiveKit.Rtc;

/// <summary>Whether a room is connected.</summary>
public enum ConnectionState
{
    /// <summary>No.</summary>
    Disconnected = 0,

    /// <summary>Yes.</summary>
    Connected = 1,

    /// <summary>The connection is lost, and the native library tries to get it back.</summary>
    Reconnecting = 2,
}
