using Microsoft.Extensions.Logging;

namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>Log messages of the local realtime server.</summary>
internal static partial class RealtimeLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Debug, Message = "Realtime connection {ConnectionIndex} opened, session {SessionId}")]
    public static partial void ConnectionOpened(this ILogger logger, int connectionIndex, string sessionId);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Debug, Message = "Realtime connection {ConnectionIndex} ended")]
    public static partial void ConnectionEnded(this ILogger logger, int connectionIndex);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "Realtime connection {ConnectionIndex} failed")]
    public static partial void ConnectionFailed(this ILogger logger, Exception exception, int connectionIndex);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Error, Message = "The brain failed to answer response {ResponseId}")]
    public static partial void ResponseFailed(this ILogger logger, Exception exception, string responseId);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Error, Message = "The brain failed to recognise item {ItemId}")]
    public static partial void RecognitionFailed(this ILogger logger, Exception exception, string itemId);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Warning, Message = "Realtime connection {ConnectionIndex} cut: its client reads too slowly, {Bytes} bytes were waiting")]
    public static partial void ClientTooSlow(this ILogger logger, int connectionIndex, long bytes);
}
