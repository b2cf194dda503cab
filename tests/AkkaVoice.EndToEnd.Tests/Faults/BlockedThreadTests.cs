using System.Collections.Concurrent;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tools;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>A tool that blocks its thread. Fault class: blocked thread.</summary>
public class BlockedThreadTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tool_that_blocks_does_not_hold_up_audio(bool ownThreads)
    {
        const int More = 50;
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Hears("block").Calls("block", "{}", "call_1").Calls("block", "{}", "call_2"))
            .Otherwise(t => t.Says("Done.", TimeSpan.FromSeconds(1), signal: 1)));
        var idle = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Yes.", TimeSpan.FromSeconds(1), signal: 2)));
        using var release = new ManualResetEventSlim();
        var blocked = new ConcurrentQueue<bool>();
        string Block()
        {
            blocked.Enqueue(Thread.CurrentThread.IsThreadPoolThread);
            release.Wait();
            return "unblocked";
        }

        await using var neighbour = await Call.StartAsync(idle);
        var options = new ToolOptions { Timeout = TimeSpan.FromMinutes(2), OwnThreads = ownThreads };
        await using var call = await Call.StartAsync(
            script, change: spec => spec with { Tools = [Call.Tool("block", Block)], ToolOptions = options }, beside: neighbour);
        int own, beside;
        try
        {
            await call.SpeakAsync(600);
            await call.Until(() => blocked.Count == 2, what: "both tools at work");
            (own, beside) = (Appends(call), Appends(neighbour));

            // Nobody lets the tools go before the audio has gone on: if it waited for them, it would wait in vain.
            await call.Until(() => Appends(call) >= own + More, what: "the call's own audio going on");
            await neighbour.Until(() => Appends(neighbour) >= beside + More, what: "the neighbour's audio going on");
            Assert.Empty(call.All<ToolResultEvent>());
        }
        finally
        {
            release.Set();
        }

        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 24_000, what: "the outcome spoken");
        new Report(output).Measured(
            $"tools block {(ownThreads ? "threads of their own" : "threads of the pool")}", "audio goes on beside and in the same call",
            $"beside p99 {Gaps.Of(neighbour.Wire, beside, beside + More).P99:0.0} ms, own p99 {Gaps.Of(call.Wire, own, own + More).P99:0.0} ms");

        // A pool gets more threads by and by, so that a clock alone would tell whether audio had to wait for one.
        if (ownThreads)
            Assert.DoesNotContain(true, blocked);
    }

    private static int Appends(Call call) => call.Wire.FromClient(0, "input_audio_buffer.append").Count;
}
