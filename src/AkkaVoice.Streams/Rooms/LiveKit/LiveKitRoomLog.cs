using Microsoft.Extensions.Logging;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>What happens in LiveKit rooms, in the log.</summary>
internal static partial class LiveKitRoomLog
{
    [LoggerMessage(1500, LogLevel.Information, "Room {Room} joined as {Identity} in {Milliseconds} ms")]
    public static partial void Joined(ILogger logger, string room, string identity, int milliseconds);

    [LoggerMessage(1501, LogLevel.Information, "Room {Room}: listening to {Person} ({Kind})")]
    public static partial void Linked(ILogger logger, string room, string person, string kind);

    [LoggerMessage(1502, LogLevel.Information, "Room {Room}: {Person} is gone ({Reason}); its place is kept for {Seconds} s")]
    public static partial void Away(ILogger logger, string room, string person, string reason, double seconds);

    [LoggerMessage(1503, LogLevel.Information, "Room {Room}: microphone track {Track} of {Person}")]
    public static partial void Microphone(ILogger logger, string room, string track, string person);

    [LoggerMessage(1504, LogLevel.Warning, "Room {Room}: the connection is lost, it is being restored")]
    public static partial void Reconnecting(ILogger logger, string room);

    [LoggerMessage(1505, LogLevel.Information, "Room {Room}: the connection is restored")]
    public static partial void Reconnected(ILogger logger, string room);

    [LoggerMessage(1506, LogLevel.Information, "Room {Room} is over ({Reason}): {Message}")]
    public static partial void Ended(ILogger logger, string room, LiveKitEndReason reason, string message);

    [LoggerMessage(1507, LogLevel.Error, "Room {Room} is over ({Reason}): {Message}")]
    public static partial void Failed(ILogger logger, string room, LiveKitEndReason reason, string message);

    [LoggerMessage(1508, LogLevel.Information, "Room {Room}: nobody has subscribed to the agent's voice after {Seconds} s; it begins all the same")]
    public static partial void NotSubscribed(ILogger logger, string room, double seconds);

    [LoggerMessage(1509, LogLevel.Warning, "Room {Room}: the microphone {Track} could not be subscribed to: {Error}")]
    public static partial void SubscriptionFailed(ILogger logger, string room, string track, string error);

    [LoggerMessage(1510, LogLevel.Warning, "Audio from before the connection of {Person} is not used: {Why}")]
    public static partial void PreConnectRefused(ILogger logger, string person, string why);

    [LoggerMessage(1511, LogLevel.Warning, "Audio from before the connection was announced for track {Track} and did not come within {Seconds} s")]
    public static partial void PreConnectMissing(ILogger logger, string track, double seconds);

    [LoggerMessage(1512, LogLevel.Warning, "A LiveKit room does not take the agent's voice any more")]
    public static partial void VoiceNotTaken(ILogger logger, Exception exception);

    [LoggerMessage(1513, LogLevel.Error, "Listening to a LiveKit track failed")]
    public static partial void EarFailed(ILogger logger, Exception exception);
}
