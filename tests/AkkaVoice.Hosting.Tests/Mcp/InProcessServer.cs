using System.IO.Pipelines;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AkkaVoice.Hosting.Tests.Mcp;

/// <summary>An MCP server in this process, over two pipes: it can be let hang, and it can die.</summary>
internal sealed class InProcessServer(params McpServerTool[] tools)
{
    private readonly List<(Pipe ToServer, Pipe ToClient, CancellationTokenSource Stop)> _connections = [];

    /// <summary>How many times it was connected to.</summary>
    public int Connections => _connections.Count;

    /// <summary>Whether it answers nothing at all.</summary>
    public bool Hangs { get; set; }

    public static McpServerTool Tool(string name, Delegate run) => McpServerTool.Create(run, new McpServerToolCreateOptions { Name = name });

    public IClientTransport Connect()
    {
        var (toServer, toClient, stop) = (new Pipe(), new Pipe(), new CancellationTokenSource());
        _connections.Add((toServer, toClient, stop));
        if (!Hangs)
        {
            var options = new McpServerOptions { ToolCollection = [.. tools] };
            var server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream(), "test", NullLoggerFactory.Instance), options);
            _ = server.RunAsync(stop.Token);
        }

        return new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream());
    }

    /// <summary>Ends the connection as a process that dies does.</summary>
    public void Die()
    {
        var (toServer, toClient, stop) = _connections[^1];
        stop.Cancel();
        toServer.Reader.Complete();
        toClient.Writer.Complete();
    }
}
