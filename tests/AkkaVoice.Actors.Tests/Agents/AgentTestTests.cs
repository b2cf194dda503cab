using System.Collections.Concurrent;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Events;
using AkkaVoice.Testing.Agents;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tests.Agents;

/// <summary>What the kit for testing agents promises about time and threads.</summary>
public class AgentTestTests
{
    [Fact]
    public void What_follows_from_an_answer_on_another_thread_happens_on_the_tests_thread()
    {
        // The session makes an agent's tools when it takes over, which it does at the instant of the answer.
        var threads = new ConcurrentQueue<int>();
        using var test = AgentTest.Of(
        [
            new Agent("desk") { Tools = [AgentTool.From(HandOverAsync, "hand_over")] },
            new Agent("billing") { Tools = [AgentTool.From("note", Note)] },
        ]);

        test.Hears("go").CallsTool("hand_over").Says("Billing here.");

        Assert.Equal("billing", test.Agent);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);

        static async Task<Handoff> HandOverAsync()
        {
            await Task.Yield();
            return new Handoff("billing");
        }

        AIFunction Note(IServiceProvider services)
        {
            threads.Enqueue(Environment.CurrentManagedThreadId);
            return AIFunctionFactory.Create(() => "noted", "note");
        }
    }

    [Fact]
    public void The_clock_stands_still_while_a_tool_comes_back_from_another_thread()
    {
        using var test = AgentTest.Of([new Agent("desk") { Tools = [AgentTool.From(LateAsync, "late")] }]);

        test.Hears("go").CallsTool("late").Says("Done.");

        var (called, answered) = (test.Events.OfType<ToolCallEvent>().Single(), test.ToolResults.Single());
        Assert.InRange(answered.T - called.T, 0, 1);

        static async Task<string> LateAsync()
        {
            using var answer = new ManualResetEventSlim();
            await Task.Run(() => answer.Wait(TimeSpan.FromMilliseconds(20)));
            return "late";
        }
    }

    [Fact]
    public void A_tool_that_waits_for_the_tests_clock_answers_when_it_is_time()
    {
        AgentTest? test = null;
        using var begun = test = AgentTest.Of([new Agent("desk") { Tools = [AgentTool.From(SlowAsync, "slow")] }]);

        test.Hears("go").CallsTool("slow").Says("Done.");

        var (called, answered) = (test.Events.OfType<ToolCallEvent>().Single(), test.ToolResults.Single());
        Assert.InRange(answered.T - called.T, 3_000, 4_000);

        async Task<string> SlowAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(3), test!.Time);
            return "slow";
        }
    }
}
