using AkkaVoice.Actors.Agents;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Testing.Agents;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Hosting.Tests.Mcp;

/// <summary>MCP servers in a conversation: what becomes of it when one of them dies or is slow.</summary>
public sealed class DyingServerTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public void A_server_that_dies_in_the_middle_of_a_call_costs_the_call_and_the_conversation_goes_on()
    {
        InProcessServer? server = null;
        var dying = server = new InProcessServer(InProcessServer.Tool("look_up", DieAsync));
        var source = Connected(dying);
        using var agent = AgentTest.Of([new Agent("clerk") { Tools = [AgentTool.From(() => "noon", "get_time")], Sources = [source] }]);

        agent.Hears("look it up").CallsTool("look_up").Says("I cannot look that up just now.");
        // The call hears of the death first, and the source a moment later.
        Assert.True(SpinWait.SpinUntil(() => source.Tools.Count == 0, TimeSpan.FromSeconds(30)), "The server's tools are still there.");
        agent.Hears("then what time is it").CallsTool("get_time").Says("It is noon.");

        Assert.Equal((false, true), (agent.ToolResults[0].Ok, agent.ToolResults[1].Ok));
        Assert.Contains("where this tool is from, is not there at the moment", agent.ToolResults[0].Output, StringComparison.Ordinal);
        Assert.Equal(["get_time"], agent.OfferedTools);
        Assert.Equal("It is noon.", agent.Conversation[^1].Heard);

        async Task<string> DieAsync(CancellationToken cancellation)
        {
            server!.Die();
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        }
    }

    [Fact]
    public void A_server_that_never_answers_keeps_nobody_from_talking()
    {
        var silent = new InProcessServer { Hangs = true };
        var source = Run(silent);
        using var agent = AgentTest.Of([new Agent("clerk") { Tools = [AgentTool.From(() => "noon", "get_time")], Sources = [source] }]);

        agent.Hears("what time is it").CallsTool("get_time").Says("It is noon.");

        Assert.Equal(["get_time"], agent.OfferedTools);
    }

    [Fact]
    public void Tools_of_one_name_stand_side_by_side()
    {
        var (one, two) = (Connected(new InProcessServer(InProcessServer.Tool("find", () => "in files")), "files"), Connected(new InProcessServer(InProcessServer.Tool("find", () => "in mail")), "mail"));
        using var agent = AgentTest.Of([new Agent("clerk") { Tools = [AgentTool.From(() => "mine", "find")], Sources = [one, two] }]);

        agent.Hears("find it").CallsTool("mail_find").Says("In the mail.");

        Assert.Equal(["find", "files_find", "mail_find"], agent.OfferedTools);
        Assert.Equal("in mail", agent.ToolResults.Single().Output);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private McpToolSource Connected(InProcessServer server, string name = "test")
    {
        var source = Run(server, name);
        Assert.True(SpinWait.SpinUntil(() => source.Tools.Count > 0, TimeSpan.FromSeconds(30)), "The server is not there.");
        return source;
    }

    private McpToolSource Run(InProcessServer server, string name = "test")
    {
        var source = new McpToolSource(new McpServer(name) { Command = "x" }, _ => server.Connect(), NullLoggerFactory.Instance, TimeProvider.System);
        _ = Task.Run(() => source.RunAsync(_stop.Token));
        return source;
    }
}
