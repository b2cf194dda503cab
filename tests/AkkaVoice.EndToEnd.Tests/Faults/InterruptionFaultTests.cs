using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Interruptions that come twice, or where nothing is to be interrupted. Fault class: double interruption.</summary>
public class InterruptionFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_interruption_that_comes_twice_cuts_once_where_the_caller_stopped_hearing()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Hears("one").Says("A long answer it is.", TimeSpan.FromSeconds(8), signal: 1))
            .OnTurn(t => t.Hears("two").Says("A second long answer it is.", TimeSpan.FromSeconds(8), signal: 2))
            .OnTurn(t => t.Hears("three").Says("Done.", TimeSpan.FromSeconds(1), signal: 3)));
        var plan = FaultPlan.Create().OnEveryConnection(c => c
            .OnServerEvent("input_audio_buffer.speech_started", null).Repeats(2));
        await using var call = await Call.StartAsync(script, plan);
        await call.SpeakAsync(600);
        for (var signal = 1; signal <= 2; signal++)
        {
            await call.Until(() => Signals.Count(call.Room.Heard.Heard, signal) > 24_000, what: $"1 s of answer {signal}");
            await call.SpeakAsync(600);
        }

        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 24_000, what: "the last answer");

        var truncations = call.All<TruncateEvent>().ToList();
        var heard = new[] { 1, 2 }.Select(signal => Signals.Count(call.Room.Heard.Heard, signal) / 24.0).ToList();
        var flushes = call.All<InterruptionEvent>().Select(interruption => interruption.FlushMs).ToList();
        new Report(output).Measured(
            "speech_started twice (2 interruptions)", "1 truncate each within 20 ms of what was heard; silent within 100 ms",
            $"{truncations.Count} truncates, {string.Join(" and ", truncations.Zip(heard, (cut, ms) => $"{cut.AudioEndMs - ms:0} ms off"))}; silent after {string.Join(" and ", flushes.Select(ms => $"{ms:0} ms"))}");
        Assert.Equal(2, truncations.Count);
        Assert.All(truncations.Zip(heard), pair => Assert.InRange(pair.First.AudioEndMs - pair.Second, -20, 20));

        // Tens of ms on an idle machine; one of the two may meet a machine that stops.
        Assert.Equal(2, flushes.Count);
        Assert.Contains(flushes, ms => ms is >= 0 and <= 1_000);
        Assert.Equal(2, call.Wire.FromClient(0, "conversation.item.truncate").Count);
        Assert.InRange(call.Wire.FromClient(0, "response.cancel").Count, 0, 2);
    }
}
