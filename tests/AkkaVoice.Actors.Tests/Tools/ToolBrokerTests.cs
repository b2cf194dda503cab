using System.Text.Json;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using AkkaVoice.Actors.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Actors.Tests.Tools;

public class ToolBrokerTests() : TestKit(VirtualTime)
{
    private const string VirtualTime = """akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """;

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    private IActorRef Broker(ToolOptions? options, params AIFunction[] tools) => ActorOfAsTestActorRef<ToolBroker>(
        ToolBroker.Props(tools, options ?? new ToolOptions(), NullLogger.Instance), TestActor, "tools");

    private static AIFunction Tool(Delegate run, string name = "tool") =>
        AIFunctionFactory.Create(run, new AIFunctionFactoryOptions { Name = name });

    private ToolProtocol.Answer Ask(AIFunction tool, string arguments = "{}", ToolOptions? options = null)
    {
        Broker(options, tool).Tell(new ToolProtocol.Run("c1", tool.Name, arguments));
        return ExpectMsg<ToolProtocol.Answer>();
    }

    private static string Error(ToolProtocol.Answer answer)
    {
        Assert.False(answer.Ok);
        using var document = JsonDocument.Parse(answer.Output);
        return document.RootElement.GetProperty("error").GetString()!;
    }

    [Fact]
    public void A_tools_result_is_its_answer() =>
        Assert.Equal(new ToolProtocol.Answer("c1", true, "7"), Ask(Tool((int a, int b) => a + b), """{"a":3,"b":4}"""));

    [Fact]
    public void A_call_asked_twice_runs_and_answers_once()
    {
        var runs = 0;
        var broker = Broker(null, Tool(() => Interlocked.Increment(ref runs)));
        broker.Tell(new ToolProtocol.Run("c1", "tool", "{}"));
        broker.Tell(new ToolProtocol.Run("c1", "tool", "{}"));

        ExpectMsg<ToolProtocol.Answer>();
        broker.Tell(new ToolProtocol.Run("c2", "tool", "{}"));

        Assert.Equal("c2", ExpectMsg<ToolProtocol.Answer>().CallId);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_tool_that_blocks_a_thread_of_its_own_blocks_nobody_else()
    {
        using var blocked = new ManualResetEventSlim();
        var broker = Broker(new ToolOptions { OwnThreads = true }, Tool(bool () =>
        {
            var isPools = Thread.CurrentThread.IsThreadPoolThread;
            blocked.Wait();
            return isPools;
        }));

        broker.Tell(new ToolProtocol.Run("c1", "tool", "{}"));
        Assert.Equal("tools", (await broker.Ask<ActorIdentity>(new Identify(null), RemainingOrDefault)).Subject.Path.Name);
        blocked.Set();

        Assert.Equal(new ToolProtocol.Answer("c1", true, "false"), ExpectMsg<ToolProtocol.Answer>());
    }

    [Fact]
    public void What_a_tool_throws_stays_secret()
    {
        var error = Error(Ask(Tool(string () => throw new InvalidOperationException("password=hunter2"))));

        Assert.Equal("The tool failed.", error);
    }

    [Fact]
    public void What_a_tool_means_the_model_to_know_is_told() =>
        Assert.Equal("No such city.", Error(Ask(Tool(string () => throw new ToolFailedException("No such city.")))));

    [Fact]
    public void A_result_with_an_error_field_counts_as_failed() =>
        Assert.Equal("full", Error(Ask(Tool(() => new Dictionary<string, string> { ["error"] = "full" }))));

    [Theory]
    [InlineData("not json", "The arguments are not a JSON object.")]
    [InlineData("[1]", "The arguments are not a JSON object.")]
    [InlineData("{}", "Missing arguments: city.")]
    [InlineData("""{"city":{"a":1}}""", "The arguments do not fit the tool's parameters.")]
    public void Arguments_that_do_not_fit_are_answered_with_what_is_wrong(string arguments, string expected) =>
        Assert.Equal(expected, Error(Ask(Tool((string city) => city), arguments)));

    [Fact]
    public void An_unknown_tool_is_answered_with_those_there_are()
    {
        Broker(null, Tool(() => 1, "a"), Tool(() => 1, "b")).Tell(new ToolProtocol.Run("c1", "x", "{}"));

        Assert.Equal("There is no tool named 'x'; available: a, b.", Error(ExpectMsg<ToolProtocol.Answer>()));
    }

    [Fact]
    public void A_tool_that_hangs_is_answered_for_when_its_time_is_over_and_cancelled()
    {
        var began = new TestLatch(1);
        var cancelled = new TestLatch(1);
        var broker = Broker(new ToolOptions { Timeout = TimeSpan.FromSeconds(10) }, Tool(async (CancellationToken cancellation) =>
        {
            cancellation.Register(() => cancelled.CountDown());
            began.CountDown();
            await Task.Delay(Timeout.Infinite, cancellation);
        }));
        broker.Tell(new ToolProtocol.Run("c1", "tool", "{}"));
        began.Ready(TimeSpan.FromSeconds(30));

        Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(HasMessages);
        Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal("The tool did not answer within 10 s.", Error(ExpectMsg<ToolProtocol.Answer>()));
        cancelled.Ready(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_tool_that_blocks_its_thread_is_answered_for_in_time()
    {
        using var release = new ManualResetEventSlim();
        var began = new TestLatch(1);
        Broker(null, Tool(() =>
        {
            began.CountDown();
            release.Wait(TimeSpan.FromSeconds(30));
        })).Tell(new ToolProtocol.Run("c1", "tool", "{}"));
        began.Ready(TimeSpan.FromSeconds(30));

        Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("did not answer", Error(ExpectMsg<ToolProtocol.Answer>()), StringComparison.Ordinal);
        release.Set();
    }

    [Fact]
    public void The_brokers_end_cancels_what_runs()
    {
        var began = new TestLatch(1);
        var cancelled = new TestLatch(1);
        var broker = Broker(null, Tool(async (CancellationToken cancellation) =>
        {
            cancellation.Register(() => cancelled.CountDown());
            began.CountDown();
            await Task.Delay(Timeout.Infinite, cancellation);
        }));
        broker.Tell(new ToolProtocol.Run("c1", "tool", "{}"));
        began.Ready(TimeSpan.FromSeconds(30));

        Sys.Stop(broker);

        cancelled.Ready(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Calls_run_side_by_side()
    {
        var slow = new TaskCompletionSource<string>();
        var broker = Broker(null, Tool(() => slow.Task, "slow"), Tool(() => "now", "quick"));
        broker.Tell(new ToolProtocol.Run("c1", "slow", "{}"));
        broker.Tell(new ToolProtocol.Run("c2", "quick", "{}"));

        Assert.Equal("c2", ExpectMsg<ToolProtocol.Answer>().CallId);
        slow.SetResult("at last");
        Assert.Equal("c1", ExpectMsg<ToolProtocol.Answer>().CallId);
    }

    [Fact]
    public void An_output_that_is_too_long_is_cut_and_says_so()
    {
        var answer = Ask(Tool(() => new string('x', 5000)), options: new ToolOptions { MaxOutputCharacters = 100 });

        using var document = JsonDocument.Parse(answer.Output);
        Assert.True(document.RootElement.GetProperty("truncated").GetBoolean());
        Assert.Equal(5000, document.RootElement.GetProperty("characters").GetInt32());
        Assert.Equal(100, document.RootElement.GetProperty("beginning").GetString()!.Length);
    }

    [Fact]
    public void Ids_that_no_actor_could_be_named_by_are_fine()
    {
        var broker = Broker(null, Tool(() => "ok"));
        broker.Tell(new ToolProtocol.Run("a/b é#", "tool", ""));

        Assert.Equal(new ToolProtocol.Answer("a/b é#", true, "ok"), ExpectMsg<ToolProtocol.Answer>());
    }
}
