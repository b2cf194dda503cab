using System.Text.RegularExpressions;
using LiveKit.Rtc;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>Why a room could not be joined.</summary>
public enum LiveKitJoinFailure
{
    /// <summary>Nobody answers at the address, or not in time.</summary>
    Unreachable,

    /// <summary>The server refuses the token: a wrong key or secret, expired, or without the right to join.</summary>
    Refused,

    /// <summary>LiveKit's native library is not there or does not fit this machine.</summary>
    NoNativeLibrary,

    /// <summary>The room was joined but the agent's track could not be published.</summary>
    CannotPublish,
}

/// <summary>A LiveKit room could not be joined. The message says what to look at; it never holds the token.</summary>
public sealed partial class LiveKitJoinException : Exception
{
    private LiveKitJoinException(LiveKitJoinFailure failure, string message, Exception inner)
        : base(message, inner) => Failure = failure;

    /// <summary>Why.</summary>
    public LiveKitJoinFailure Failure { get; }

    internal static LiveKitJoinException From(Exception reason, Uri url) => reason switch
    {
        NativeLibraryException => new(LiveKitJoinFailure.NoNativeLibrary, reason.Message, reason),
        ConnectError when IsRefusal(reason.Message) => new(
            LiveKitJoinFailure.Refused,
            $"The LiveKit server at {url} refuses the token: look at the API key and secret, the token's expiry and its right to join. {reason.Message}", reason),
        ConnectError => new(
            LiveKitJoinFailure.Unreachable, $"The LiveKit server at {url} cannot be reached: look at the address and whether the server runs. {reason.Message}", reason),
        _ => new(LiveKitJoinFailure.CannotPublish, $"The room at {url} was joined, but the agent's voice could not be published there. {reason.Message}", reason),
    };

    // The native library tells the HTTP status in its text only, beside the address, whose port may look like one.
    private static bool IsRefusal(string message) =>
        Status().IsMatch(message)
        || message.Contains("unauthorized", StringComparison.OrdinalIgnoreCase)
        || message.Contains("invalid token", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![:\d])40[13](?!\d)")]
    private static partial Regex Status();
}
