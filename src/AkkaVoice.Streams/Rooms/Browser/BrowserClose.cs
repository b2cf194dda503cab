using System.Net.WebSockets;
using System.Text;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>How a browser's socket ends: a close code of RFC 6455 (or one of ours, from 4000), and why in words that a person can read.</summary>
/// <param name="Code">The code.</param>
/// <param name="Reason">The reason. RFC 6455 has room for 123 bytes of UTF-8; the rest is cut off.</param>
public sealed record BrowserClose(int Code, string Reason)
{
    private const int MaxReasonBytes = 123;

    /// <summary>The code of a browser that does not read, answer or play in time.</summary>
    public const int TooSlowCode = 4000;

    /// <summary>The browser went away without a word: RFC 6455's code for it, never sent.</summary>
    public static BrowserClose Vanished { get; } = new(1006, "The connection broke.");

    internal WebSocketCloseStatus Status => (WebSocketCloseStatus)Code;

    /// <summary>The reason as far as a close frame has room for it.</summary>
    internal string ShortReason
    {
        get
        {
            var reason = Reason;
            while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes)
                reason = reason[..^(char.IsLowSurrogate(reason[^1]) ? 2 : 1)];
            return reason;
        }
    }

    internal static BrowserClose Refuse(WebSocketCloseStatus status, string reason) => new((int)status, reason);

    internal static BrowserClose TooSlow(string reason) => new(TooSlowCode, reason);
}
