namespace LiveKit.Rtc;

/// <summary>
/// A call of a method at another participant failed. Thrown in a handler, it reaches the caller as it is; any other exception reaches the caller
/// as <see cref="ErrorCode.ApplicationError"/> without its text.
/// </summary>
public sealed class RpcError(uint code, string message, string? data = null) : RtcException(message)
{
    /// <summary>What went wrong: one of <see cref="ErrorCode"/>, or a number of the application's own outside 1001 to 1999.</summary>
    public uint Code { get; } = code;

    /// <summary>More about it, of the application's own making; null: nothing.</summary>
    public string? RpcData { get; } = data;

    /// <summary>The codes that LiveKit has set.</summary>
    public static class ErrorCode
    {
        /// <summary>The destination knows no such method.</summary>
        public const uint UnsupportedMethod = 1400;

        /// <summary>Nobody in the room has that identity.</summary>
        public const uint RecipientNotFound = 1401;

        /// <summary>The payload is longer than 15 kB.</summary>
        public const uint RequestPayloadTooLarge = 1402;

        /// <summary>The server does not carry calls.</summary>
        public const uint UnsupportedServer = 1403;

        /// <summary>The handler threw.</summary>
        public const uint ApplicationError = 1500;

        /// <summary>The destination did not acknowledge the call.</summary>
        public const uint ConnectionTimeout = 1501;

        /// <summary>The destination did not answer in time.</summary>
        public const uint ResponseTimeout = 1502;

        /// <summary>The destination left.</summary>
        public const uint RecipientDisconnected = 1503;

        /// <summary>The answer is longer than 15 kB.</summary>
        public const uint ResponsePayloadTooLarge = 1504;

        /// <summary>The call could not be sent.</summary>
        public const uint SendFailed = 1505;
    }
}
