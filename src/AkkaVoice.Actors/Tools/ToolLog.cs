using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Tools;

/// <summary>Log messages about tools, ids 1300 to 1399. What the model wrote or read is not among them: it may be personal.</summary>
internal static partial class ToolLog
{
    [LoggerMessage(1300, LogLevel.Warning, "Tool {Tool} was called with arguments that do not fit (call {CallId})")]
    public static partial void BadArguments(ILogger logger, string tool, string callId, Exception exception);

    [LoggerMessage(1301, LogLevel.Error, "Tool {Tool} failed (call {CallId})")]
    public static partial void Failed(ILogger logger, string tool, string callId, Exception exception);

    [LoggerMessage(1302, LogLevel.Error, "The call {CallId} of tool {Tool} stopped without an answer")]
    public static partial void Lost(ILogger logger, string tool, string callId);

    [LoggerMessage(1304, LogLevel.Warning, "Tools left out because their names are taken or there are too many: {Tools} (agent {Agent})")]
    public static partial void LeftOut(ILogger logger, string tools, string agent);

    [LoggerMessage(1303, LogLevel.Warning, "The model called an unknown tool {Tool} (call {CallId})")]
    public static partial void Unknown(ILogger logger, string tool, string callId);
}
