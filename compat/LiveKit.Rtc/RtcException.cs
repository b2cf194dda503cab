namespace LiveKit.Rtc;

/// <summary>Something that a room was asked for did not happen; the base of this library's errors.</summary>
public class RtcException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>A room could not be joined: the address, the token or the network. <see cref="Exception.Message"/> holds the native library's reason.</summary>
public sealed class ConnectError(string message, Exception? innerException = null) : RtcException(message, innerException);

/// <summary>The room that was asked for something is not, or no longer, connected.</summary>
public sealed class NotConnectedException(string operation)
    : RtcException($"{operation}: the room is not connected.");

/// <summary>A request was not answered within its deadline.</summary>
public sealed class RtcTimeoutException(string operation, TimeSpan deadline)
    : RtcException($"{operation} was not answered within {deadline.TotalSeconds:0.###} s.")
{
    /// <summary>What was asked for.</summary>
    public string Operation { get; } = operation;

    /// <summary>How long the answer was waited for.</summary>
    public TimeSpan Deadline { get; } = deadline;
}
