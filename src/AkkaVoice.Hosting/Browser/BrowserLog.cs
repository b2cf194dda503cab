using AkkaVoice.Streams.Rooms.Browser;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Browser;

/// <summary>What browsers do, in the log.</summary>
internal static partial class BrowserLog
{
    public static void Ended(ILogger logger, string sessionId, int code, string reason, BrowserStatistics room) => Ended(
        logger, sessionId, code, reason, room.MicrophoneFrames, room.DroppedMs, room.FilledMs, room.VoiceFrames, room.ConcealedMs,
        (int)room.RoundTrip.TotalMilliseconds);

    [LoggerMessage(1300, LogLevel.Warning, "Browser refused: {Why}")]
    public static partial void Refused(ILogger logger, string why);

    [LoggerMessage(1301, LogLevel.Information, "Browser gone before a session began ({Code} {Reason})")]
    public static partial void NeverStarted(ILogger logger, int code, string reason);

    [LoggerMessage(1302, LogLevel.Error, "A browser's session could not be started")]
    public static partial void CouldNotStart(ILogger logger, Exception exception);

    [LoggerMessage(1303, LogLevel.Information, "Session {SessionId}: browser gone ({Code} {Reason}); microphone {MicrophoneFrames} frames, {DroppedMs} ms dropped, {FilledMs} ms filled; voice {VoiceFrames} frames, {ConcealedMs} ms concealed; round trip {RoundTripMs} ms")]
    private static partial void Ended(
        ILogger logger, string sessionId, int code, string reason, long microphoneFrames, long droppedMs, long filledMs, long voiceFrames, long concealedMs, int roundTripMs);
}
