using AkkaVoice.Hosting.Mcp;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Hosting.Tests.Mcp;

/// <summary>A server in a process of its own, as users have them.</summary>
public sealed class StdioServerTests : IDisposable
{
    /// <summary>A server of a few lines of shell: it greets, lists one tool and answers each call with the same words.</summary>
    private const string Script = """
        while read -r line; do
          id=$(printf '%s' "$line" | sed -n 's/.*"id":\("[^"]*"\|[0-9]*\).*/\1/p')
          case "$line" in
            *'"initialize"'*) r='{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"shell","version":"1"}}' ;;
            *'"tools/list"'*) r='{"tools":[{"name":"hello","description":"Greets.","inputSchema":{"type":"object"}}]}' ;;
            *'"tools/call"'*) r="{\"content\":[{\"type\":\"text\",\"text\":\"hello $NAME\"}]}" ;;
            *'"method":"notifications'*) continue ;;
            *) printf '{"jsonrpc":"2.0","id":%s,"error":{"code":-32601,"message":"no such method"}}\n' "$id"; continue ;;
          esac
          printf '{"jsonrpc":"2.0","id":%s,"result":%s}\n' "$id" "$r"
        done
        """;

    private readonly string _file = Path.GetTempFileName();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task A_program_is_started_spoken_to_and_stopped()
    {
        await File.WriteAllTextAsync(_file, Script);
        var server = new McpServer("shell") { Command = "/bin/bash", Arguments = [_file], Environment = new Dictionary<string, string> { ["NAME"] = "Ada" } };
        var source = new McpToolSource(server, s => McpTransports.For(s, NullLoggerFactory.Instance), NullLoggerFactory.Instance, TimeProvider.System);
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.Changed += () => there.TrySetResult();
        var running = Task.Run(() => source.RunAsync(_stop.Token));
        await there.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("hello Ada", await source.Tools.Single().InvokeAsync(new AIFunctionArguments()));

        await _stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(source.Tools);
    }

    public void Dispose()
    {
        _stop.Dispose();
        File.Delete(_file);
    }
}
