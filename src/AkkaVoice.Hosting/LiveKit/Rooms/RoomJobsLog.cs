using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.Rooms;

/// <summary>Jobs in rooms, in the log; ids 1460 to 1479.</summary>
internal static partial class RoomJobsLog
{
    [LoggerMessage(1460, LogLevel.Warning, "{Count} rooms were not left within {Seconds} s; the server takes the agent out of them when it notices that it is gone")]
    public static partial void NotLeft(ILogger logger, int count, double seconds);
}
