using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>The side channel in the log; ids 1440 to 1459. What was said stays out of it.</summary>
internal static partial class SideChannelLog
{
    [LoggerMessage(1440, LogLevel.Warning, "The room could not be told {What}: {Why}")]
    public static partial void NotTold(ILogger logger, string what, string why);

    [LoggerMessage(1443, LogLevel.Warning, "The room could not be told {What} yet: {Why}; it is tried again")]
    public static partial void NotToldYet(ILogger logger, string what, string why);

    [LoggerMessage(1441, LogLevel.Information, "A text of {Identity} was not taken: {Why}")]
    public static partial void TextRefused(ILogger logger, string identity, string why);

    [LoggerMessage(1442, LogLevel.Information, "A call of {Method} by {Identity} was refused: {Why}")]
    public static partial void CallRefused(ILogger logger, string method, string identity, string why);
}
