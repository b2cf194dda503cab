using Akka.TestKit.Xunit2;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Testing.Time;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Hosting.Tests.Mcp;

/// <summary>A server at an address, over streamable HTTP.</summary>
public sealed class HttpServerTests : TestKit
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _stop = new();
    private readonly VirtualClock _clock;

    public HttpServerTests()
        : base(VirtualClock.Config) => _clock = new VirtualClock(Sys);

    [Fact]
    public async Task A_servers_tools_are_called_in_one_session_with_the_headers_that_it_wants()
    {
        await using var server = await HttpMcpServer.StartAsync();
        var (source, running) = Run(server);
        Assert.True(SpinWait.SpinUntil(() => source.Tools.Count == 1, TimeSpan.FromSeconds(15)), string.Join("; ", server.Requests));

        var answer = await source.Tools.Single().InvokeAsync(new AIFunctionArguments { ["name"] = "Ada" });

        Assert.Equal("hello Ada", answer);
        Assert.Contains("initialize Bearer key", server.Requests);
        Assert.Contains("tools/call Bearer key session-1", server.Requests);
        await _stop.CancelAsync();
        await running.WaitAsync(Bound);
        Assert.Empty(source.Tools);
    }

    [Fact]
    public async Task A_server_that_goes_away_fails_the_call_and_its_tools_are_there_again_when_it_is_back()
    {
        await using var server = await HttpMcpServer.StartAsync();
        var (source, running) = Run(server);
        Until(() => source.Tools.Count == 1);
        var tool = source.Tools.Single();
        server.IsAway = true;

        await Assert.ThrowsAsync<ToolFailedException>(() => tool.InvokeAsync(new AIFunctionArguments { ["name"] = "Ada" }).AsTask().WaitAsync(Bound));

        Until(() => source.Tools.Count == 0, advance: true);
        server.IsAway = false;
        Until(() => source.Tools.Count == 1, advance: true);
        await _stop.CancelAsync();
        await running.WaitAsync(Bound);
    }

    protected override void AfterAll()
    {
        _stop.Cancel();
        base.AfterAll();
    }

    private (McpToolSource Source, Task Running) Run(HttpMcpServer server)
    {
        var settings = new McpServer("http") { Url = server.Url, Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer key" } };
        var source = new McpToolSource(settings, s => McpTransports.For(s, NullLoggerFactory.Instance), NullLoggerFactory.Instance, _clock.Time);
        return (source, Task.Run(() => source.RunAsync(_stop.Token)));
    }

    private void Until(Func<bool> condition, bool advance = false) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            if (advance) _clock.Advance(TimeSpan.FromMilliseconds(100));
            return condition();
        },
        Bound));
}
