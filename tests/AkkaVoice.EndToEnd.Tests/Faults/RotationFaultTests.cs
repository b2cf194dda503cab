using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>A connection is replaced by another although nothing is wrong with it, as before a session's limit: twice in each call.</summary>
public class RotationFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task While_nobody_speaks_nothing_is_lost_and_nothing_is_heard_twice()
    {
        await using var call = await Call.StartAsync(Script(1));
        for (var turn = 0; turn < 3; turn++)
        {
            if (turn > 0)
                await Rotate(call);
            await call.SpeakAsync(1_000, signal: 20 + turn);
            await call.Until(() => call.Session.Journal.Lines().Count() == 2 * (turn + 1) && call.Session.IsQuiet, what: $"answer {turn}");
        }

        var sent = Enumerable.Range(0, 3).SelectMany(connection => Signals.Sent(call.Wire, connection)).ToArray();
        var turns = Enumerable.Range(0, 3).Select(turn => Signals.Positions(sent, 20 + turn)).ToList();
        Tell(call, "while nobody speaks", "0 of 72,000 samples lost, none twice", Lost(turns.Sum(turn => turn.Distinct().Count()), turns.Sum(turn => turn.Count), 72_000));
        Assert.All(turns, turn => Assert.Equal(Enumerable.Range(0, 24_000).Select(n => (long)n), turn));
    }

    [Fact]
    public async Task While_the_caller_speaks_the_whole_utterance_reaches_one_connection()
    {
        await using var call = await Call.StartAsync(Script(1), change: Impatient);
        var speech = call.SpeakAsync(4_000);
        await call.Event<SpeechStartedEvent>();
        await Task.Delay(500);
        await Rotate(call);
        await Task.Delay(500);
        await Rotate(call);
        await speech;
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 24_000, what: "the answer heard");

        var sent = Signals.Positions(Signals.Sent(call.Wire, 2), 30);
        Tell(call, "while the caller speaks", "0 of 96,000 samples lost, none twice", Lost(sent.Distinct().Count(), sent.Count, 96_000));
        Assert.Equal(Enumerable.Range(0, 96_000).Select(n => (long)n), sent);
        Assert.Empty(call.All<DropEvent>());
    }

    [Fact]
    public async Task While_the_agent_speaks_the_voice_goes_on_to_the_sample()
    {
        await using var call = await Call.StartAsync(Script(6), change: Impatient);
        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) > 24_000, what: "the answer begun");
        await Rotate(call);
        await Task.Delay(500);
        await Rotate(call);
        Assert.InRange(Signals.Count(call.Room.Heard.Heard, 3), 24_000, 143_999);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 144_000, what: "the answer heard");

        var heard = call.Room.Heard.Heard;
        var positions = Signals.Positions(heard, 3);
        Tell(call, "while the agent speaks", "every sample of the answer once and in order, no silence in it", $"{positions.Count} of 144,000, longest silence in it {Silence(heard, 3)} ms");
        Assert.Equal(Enumerable.Range(0, 144_000).Select(n => (long)n), positions);
        Assert.Empty(call.All<InterruptionEvent>());
    }

    private static RealtimeScript Script(int answerSeconds) => RealtimeScript.Create().OnEveryConnection(c => c
        .Otherwise(t => t.Hears("hi").Says("One two three four five six.", TimeSpan.FromSeconds(answerSeconds), signal: 3)));

    // A good moment is hardly waited for: the switch comes in the middle of things.
    private static SessionSpec Impatient(SessionSpec spec) =>
        spec with { Connection = spec.Connection with { SwitchWithin = TimeSpan.FromMilliseconds(200) } };

    private static async Task Rotate(Call call)
    {
        int Readies() => call.All<ConnectionEvent>().Count(connection => connection.State == ConnectionStatus.Ready);
        var before = Readies();
        call.Session.Rotate();
        await call.Until(() => Readies() > before, what: "the other connection in use");
    }

    private static string Lost(int found, int sent, int all) => $"{all - found} lost, {sent - found} twice";

    // The room's clock goes on whatever the machine is busy with, so this is told and not judged; in virtual time it is 0.
    private static int Silence(ReadOnlySpan<short> heard, int signal)
    {
        var positions = Signals.Positions(heard, signal).Count;
        var (first, last) = (-1, 0);
        for (var i = 0; i + 1 < heard.Length; i++)
        {
            if (CodedSignal.TryLocate(heard.Slice(i, 2), out var found, out _) && found == signal)
                (first, last) = (first < 0 ? i : first, i + 1);
        }

        return Math.Max(0, last - first + 1 - positions) / 24;
    }

    private void Tell(Call call, string moment, string promise, string measured)
    {
        new Report(output).Measured($"rotation {moment} (twice)", promise, $"{measured}; {call.Proxy.Connections.Count} connections");
        Assert.Equal(3, call.Proxy.Connections.Count);
    }
}
