using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>A tool that blocks its thread. Fault class: blocked thread.</summary>
public class BlockedThreadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_tool_that_blocks_does_not_hold_up_audio()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Hears("block").Calls("block", "{}", "call_1").Calls("block", "{}", "call_2"))
            .Otherwise(t => t.Says("Done.", TimeSpan.FromSeconds(1), signal: 1)));
        var idle = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Yes.", TimeSpan.FromSeconds(1), signal: 2)));
        await using var neighbour = await Call.StartAsync(idle);
        await Task.Delay(1_000);
        var began = neighbour.Wire.FromClient(0, "input_audio_buffer.append").Count;
        await using var call = await Call.StartAsync(
            script, change: spec => spec with { Tools = [Call.Tool("block", () => { Thread.Sleep(1_000); return "unblocked"; })] }, beside: neighbour);

        await call.SpeakAsync(600);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 24_000, what: "the outcome spoken");

        var (alone, own, beside) = (Gaps.Of(neighbour.Wire, 0, began), Gaps.Of(call.Wire), Gaps.Of(neighbour.Wire, began));
        new Report(output).Measured(
            "two tools block their threads for 1 s", "p99 between chunks of audio below 60 ms, beside and in the same call", $"beside p99 {beside.P99:0.0} ms ({alone.P99:0.0} ms before), own p99 {own.P99:0.0} ms");
        Assert.InRange(beside.P99, 0, 60 + (3 * alone.P99));
        Assert.InRange(own.P99, 0, 60 + (3 * alone.P99));
    }
}
