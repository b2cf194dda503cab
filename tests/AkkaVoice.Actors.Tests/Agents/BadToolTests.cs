using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tests.Sessions;
using AkkaVoice.Actors.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaVoice.Actors.Tests.Agents;

/// <summary>What tools can do wrong, in a conversation that goes on: the next thing is said, and the session is there.</summary>
public class BadToolTests : SessionTests
{
    public static TheoryData<string, bool, string> Outcomes { get; } = new()
    {
        { "throws", false, """{"error":"The tool failed."}""" },
        { "says_why", false, """{"error":"The shop is closed."}""" },
        { "asks_for_an_unknown_service", false, """{"error":"The tool failed."}""" },
        { "returns_text_that_is_no_json", true, "<html>{]" },
        { "returns_nothing", true, "{}" },
        { "hangs", false, """{"error":"The tool did not answer""" },
        { "hangs_and_does_not_listen", false, """{"error":"The tool did not answer""" },
        { "returns_a_megabyte", true, """{"truncated":true,"characters":1000000,"beginning":"xxx""" },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void The_model_is_told_what_it_can_use_and_speaks(string tool, bool ok, string output)
    {
        Script.OnTurn(turn => turn.Hears("go").Calls(tool, "{}", "call_1"))
            .OnTurn(turn => turn.Says("That is that.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Hears("and").Says("Still here.", TimeSpan.FromSeconds(1)));
        Start(Spec() with { Agents = [new Agent("a") { Tools = Tools }] });
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "That is that.", Final: true });
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Still here.", Final: true });

        var result = All<ToolResultEvent>().Single();
        Assert.Equal(ok, result.Ok);
        Assert.StartsWith(output, result.Output, StringComparison.Ordinal);
        Assert.InRange(result.Output.Length, 0, 17_000);
        Assert.Empty(All<ErrorEvent>());
    }

    private static IReadOnlyList<AgentTool> Tools =>
    [
        AgentTool.From(string () => throw new InvalidOperationException("password=hunter2"), "throws"),
        AgentTool.From(string () => throw new ToolFailedException("The shop is closed."), "says_why"),
        AgentTool.From((AIFunctionArguments arguments) => arguments.Services!.GetRequiredService<IDisposable>().ToString(), "asks_for_an_unknown_service"),
        AgentTool.From(() => "<html>{]", "returns_text_that_is_no_json"),
        AgentTool.From(() => { }, "returns_nothing"),
        AgentTool.From((CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation), "hangs"),
        AgentTool.From(() => new TaskCompletionSource().Task, "hangs_and_does_not_listen"),
        AgentTool.From(() => new string('x', 1_000_000), "returns_a_megabyte"),
    ];
}
