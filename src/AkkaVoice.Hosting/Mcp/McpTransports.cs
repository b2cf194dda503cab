using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;

namespace AkkaVoice.Hosting.Mcp;

/// <summary>How a server is spoken to.</summary>
internal static class McpTransports
{
    public static IClientTransport For(McpServer server, ILoggerFactory logging) => server.Url is { } url
        ? new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Name = server.Name,
                Endpoint = url,
                TransportMode = HttpTransportMode.StreamableHttp,
                ConnectionTimeout = server.ConnectTimeout,
                AdditionalHeaders = server.Headers.ToDictionary(),
            },
            logging)
        : new StdioClientTransport(
            new StdioClientTransportOptions
            {
                Name = server.Name,
                Command = server.Command!,
                Arguments = [.. server.Arguments],
                EnvironmentVariables = server.Environment.ToDictionary(variable => variable.Key, variable => (string?)variable.Value),
                ShutdownTimeout = TimeSpan.FromSeconds(2),
            },
            logging);
}
