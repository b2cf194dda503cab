using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Mcp;

/// <summary>Log messages about MCP servers, ids 1400 to 1499.</summary>
internal static partial class McpLog
{
    [LoggerMessage(1400, LogLevel.Information, "MCP server {Server} is there, with {Count} tools")]
    public static partial void Connected(ILogger logger, string server, int count);

    [LoggerMessage(1401, LogLevel.Warning, "MCP server {Server} is not there ({Reason}); next try in {Seconds} s")]
    public static partial void Away(ILogger logger, string server, string reason, double seconds);

    [LoggerMessage(1402, LogLevel.Warning, "MCP server {Server} has no tool {Tool}")]
    public static partial void Missing(ILogger logger, string server, string tool);
}
