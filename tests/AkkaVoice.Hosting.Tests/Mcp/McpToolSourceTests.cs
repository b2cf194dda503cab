using Akka.TestKit.Xunit2;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Testing.Time;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;

namespace AkkaVoice.Hosting.Tests.Mcp;

public class McpToolSourceTests : TestKit
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly VirtualClock _clock;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public McpToolSourceTests()
        : base(VirtualClock.Config) => _clock = new VirtualClock(Sys);

    [Fact]
    public async Task A_servers_tools_are_there_when_it_is_and_can_be_called()
    {
        var server = new InProcessServer(InProcessServer.Tool("math.add", (int a, int b) => a + b), InProcessServer.Tool("fail", Fail));
        var source = Run(_ => server.Connect());

        Until(() => source.Tools.Count == 2);

        Assert.Equal(["fail", "math_add"], source.Tools.Select(tool => tool.Name).Order());
        Assert.Equal("5", (await Call(source, "math_add", ("a", 2), ("b", 3)))?.ToString());
        await Assert.ThrowsAsync<ToolFailedException>(() => Call(source, "fail"));

        static string Fail() => throw new InvalidOperationException("secret");
    }

    [Fact]
    public void A_server_that_does_not_answer_is_given_up_in_time_and_tried_again()
    {
        var server = new InProcessServer(InProcessServer.Tool("late", () => 1)) { Hangs = true };
        var source = Run(_ => server.Connect());
        Until(() => server.Connections == 1);
        Assert.Empty(source.Tools);
        server.Hangs = false;

        Until(() => source.Tools.Count == 1, advanceMs: 100);

        Assert.InRange(_clock.Time.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_server_that_dies_fails_the_call_at_once_withdraws_its_tools_and_has_them_again_when_it_is_back()
    {
        var began = new TaskCompletionSource();
        var server = new InProcessServer(InProcessServer.Tool("slow", Slow));
        var source = Run(_ => server.Connect());
        Until(() => source.Tools.Count == 1);
        var call = Call(source, "slow");
        await began.Task.WaitAsync(Bound);

        server.Die();

        var failed = await Assert.ThrowsAsync<ToolFailedException>(() => call.WaitAsync(Bound));
        Assert.Equal("'test', where this tool is from, is not there at the moment.", failed.Message);
        Until(() => source.Tools.Count == 0);
        Until(() => source.Tools.Count == 1, advanceMs: 100);
        Assert.Equal(2, server.Connections);

        async Task<string> Slow(CancellationToken cancellation)
        {
            began.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        }
    }

    [Fact]
    public void A_server_that_cannot_be_started_costs_nothing_but_its_tools()
    {
        var tries = 0;
        var source = Run(server =>
        {
            tries++;
            return McpTransports.For(server with { Command = "/nowhere/mcp-server" }, NullLoggerFactory.Instance);
        });

        Until(() => tries >= 3, advanceMs: 100);

        Assert.Empty(source.Tools);
        Assert.False(_running.IsCompleted);
    }

    [Fact]
    public void Only_the_tools_asked_for_are_offered()
    {
        var server = new InProcessServer(InProcessServer.Tool("a", () => 1), InProcessServer.Tool("b", () => 2));
        var source = Run(_ => server.Connect(), new McpServer("test") { Command = "x", Tools = ["b", "c"] });

        Until(() => source.Tools.Count == 1);

        Assert.Equal("b", source.Tools.Single().Name);
    }

    protected override void AfterAll()
    {
        _stop.Cancel();
        SpinWait.SpinUntil(() => _running.IsCompleted, Bound);
        base.AfterAll();
    }

    private static async Task<object?> Call(McpToolSource source, string name, params (string Name, object Value)[] arguments) =>
        await source.Tools.Single(tool => tool.Name == name).InvokeAsync(new AIFunctionArguments(arguments.ToDictionary(a => a.Name, a => (object?)a.Value)));

    private McpToolSource Run(Func<McpServer, IClientTransport> transport, McpServer? server = null)
    {
        var source = new McpToolSource(server ?? new McpServer("test") { Command = "x" }, transport, NullLoggerFactory.Instance, _clock.Time);
        _running = Task.Run(() => source.RunAsync(_stop.Token));
        return source;
    }

    private void Until(Func<bool> condition, int advanceMs = 0) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            if (advanceMs > 0) _clock.Advance(TimeSpan.FromMilliseconds(advanceMs));
            return condition();
        },
        Bound));
}
