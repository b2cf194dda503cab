using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Faults;
using AkkaVoice.Testing.Rooms;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Lines that are thin, late, uneven or leave gaps. Fault classes: slow consumer, audio gaps and odd chunks, room resume.</summary>
public class BadLineTests(ITestOutputHelper output)
{
    private static RealtimeScript Script => RealtimeScript.Create()
        .OnEveryConnection(c => c.Otherwise(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(2), signal: 3)));

    [Fact]
    public async Task Answers_in_odd_pieces_over_an_uneven_line_are_heard_whole()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c => c
            .Slices(333).Delays(TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(60)));
        var pacing = new PacingOptions { SpeedFactor = 4, MinChunk = TimeSpan.FromMilliseconds(1), MaxChunk = TimeSpan.FromMilliseconds(100), SplitSamples = true };
        await using var call = await Call.StartAsync(Script, plan, pacing: pacing);

        for (var answers = 1; answers <= 2; answers++)
        {
            await call.SpeakAsync(800);
            await call.Until(() => Signals.Positions(call.Room.Heard.Heard, 3).Count == 48_000 * answers, what: $"{answers} answers heard");
        }

        var positions = Signals.Positions(call.Room.Heard.Heard, 3);
        new Report(output).Measured("pieces of 1 to 100 ms cut within samples, 30 to 90 ms late (twice)", "every sample once, in order", $"{positions.Count} of 96,000 samples");
        Assert.Equal(Enumerable.Range(0, 48_000).Concat(Enumerable.Range(0, 48_000)).Select(n => (long)n), positions);
    }

    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.2, 5)]
    public async Task A_microphone_that_loses_frames_loses_these_alone(double loss, int burst)
    {
        await using var call = await Call.StartAsync(
            Script, room: new FakeRoomOptions { Loss = loss, LossBurst = burst, Jitter = TimeSpan.FromMilliseconds(40) });

        await call.SpeakAsync(4_000);
        await call.Event<FirstAudioEvent>();

        var appended = call.Wire.FromClient(0, "input_audio_buffer.append");
        var sent = Signals.Positions(Signals.Sent(call.Wire, 0), 30);
        var share = 1 - (sent.Count / 96_000.0);
        new Report(output).Measured(
            $"{loss:P0} of the microphone's frames lost, {burst} in a row", "chunks of whole 20 ms; the rest in order; answered", $"{share:P0} lost in all; {appended.Count} chunks");
        Assert.True(sent.SequenceEqual(sent.Order().Distinct()), "Out of order or twice.");

        // 20 ms are 1,280 characters; what had to wait goes in pieces of up to 100 ms.
        Assert.All(appended, entry => Assert.Equal(0, entry.Json!.Value.GetProperty("audio").GetString()!.Length % 1_280));
        Assert.InRange(share, loss / 4, loss * 3);
        Assert.Empty(call.All<DropEvent>());
    }

    [Fact]
    public async Task A_room_that_is_away_costs_what_was_said_meanwhile()
    {
        const int Times = 3;
        await using var call = await Call.StartAsync(Script);
        var speech = call.SpeakAsync(5_000);
        var away = new List<double>();
        for (var times = 0; times < Times; times++)
        {
            await Task.Delay(500);
            var since = call.Elapsed;
            call.Room.IsAway = true;
            await Task.Delay(700);
            call.Room.IsAway = false;
            away.Add((call.Elapsed - since).TotalMilliseconds);
        }

        await speech;
        await call.Event<FirstAudioEvent>();

        var sent = Signals.Positions(Signals.Sent(call.Wire, 0), 30);
        var holes = sent.Prepend(-1).Append(120_000).Zip(sent.Append(120_000), (before, next) => (next - before - 1) / 24.0).Where(ms => ms > 0).ToList();
        var off = holes.Zip(away, (lost, ms) => lost - ms).ToList();
        new Report(output).Measured(
            $"room away for 0.7 s in the middle of speech ({Times} times)", "only that is lost",
            $"{string.Join(", ", holes.Select(ms => $"{ms:0} ms"))} lost; 1 connection");
        Assert.True(sent.SequenceEqual(sent.Order().Distinct()), "Out of order or twice.");
        Assert.Equal(Times, holes.Count);

        // A machine that stops on the border of an absence makes more or less of that one.
        Assert.Contains(off, ms => Math.Abs(ms) < 100);
        Assert.Single(call.Proxy.Connections);
    }

    [Fact]
    public async Task A_stall_delays_and_loses_nothing()
    {
        await using var call = await Call.StartAsync(Script);
        var speech = call.SpeakAsync(4_000);
        for (var times = 0; times < 2; times++)
        {
            await Task.Delay(500);
            call.Proxy.Last.Stall(TimeSpan.FromSeconds(1));
            await Task.Delay(1_000);
        }

        await speech;
        await call.Event<FirstAudioEvent>();

        var sent = Signals.Positions(Signals.Sent(call.Wire, 0), 30);
        new Report(output).Measured("line stalls for 1 s while the caller speaks (twice)", "0 of 96,000 samples lost", $"{96_000 - sent.Count} lost; 1 connection");
        Assert.Equal(Enumerable.Range(0, 96_000).Select(n => (long)n), sent);
        Assert.Single(call.Proxy.Connections);
    }

    [Fact]
    public async Task A_thin_line_holds_up_its_own_call_and_nobody_elses()
    {
        await using var neighbour = await Call.StartAsync(Script);
        await using var call = await Call.StartAsync(Script, FaultPlan.Create().OnEveryConnection(c => c.Throttles(4_000)), beside: neighbour);
        var (own, beside) = (Appends(call), Appends(neighbour));

        await neighbour.SpeakAsync(3_000);
        await neighbour.Until(() => Signals.Count(neighbour.Room.Heard.Heard, 3) == 48_000, what: "the neighbour's answer");

        (own, var passed) = (Appends(call) - own, Appends(neighbour) - beside);
        new Report(output).Measured(
            "4 kB/s in a neighbour's line", "the call beside it: every sample, at its own pace",
            $"{passed} chunks against {own}, p99 between them {Gaps.Of(neighbour.Wire, beside).P99:0.0} ms");
        Assert.Equal(72_000, Signals.Count(Signals.Sent(neighbour.Wire, 0), 30));

        // A sixteenth of what a microphone gives fits through; at the same pace the conversation would take longer than is waited for it.
        Assert.InRange(own, 1, passed / 4);
    }

    [Fact]
    public async Task A_loudspeaker_at_a_fifth_of_its_pace_hears_all_and_holds_up_nobody_else()
    {
        await using var neighbour = await Call.StartAsync(Script);
        // Ten frames a second instead of fifty.
        await using var call = await Call.StartAsync(Script, room: new FakeRoomOptions { SpeakerPpm = -800_000 }, beside: neighbour);
        int Slow() => Signals.Count(call.Room.Heard.Heard, 3);
        await call.SpeakAsync(800);
        await call.Event<FirstAudioEvent>();

        var from = Appends(neighbour);
        await neighbour.SpeakAsync(1_000);
        await neighbour.Event<FirstAudioEvent>();
        var before = Slow();
        await neighbour.Until(() => Signals.Count(neighbour.Room.Heard.Heard, 3) == 48_000, what: "the neighbour's answer");
        var meanwhile = Slow() - before;
        var gaps = Gaps.Of(neighbour.Wire, from);
        await call.Until(() => Slow() == 48_000, what: "the answer at a fifth of its pace");

        new Report(output).Measured("10 frames a second at a room's loudspeaker", "every sample in order; the call beside it at its own pace",
            $"48,000 of 48,000 samples, {meanwhile} of them while the other heard 48,000; p99 between its chunks {gaps.P99:0.0} ms");
        Assert.Equal(Enumerable.Range(0, 48_000).Select(n => (long)n), Signals.Positions(call.Room.Heard.Heard, 3));
        Assert.InRange(call.Room.Heard.QueuedSamples, 0, 480 * 2);
        Assert.Empty(call.All<DropEvent>());

        // A fifth of it; all of it, or what was left, if the other had gone at the same pace.
        Assert.InRange(meanwhile, 0, 24_000);
    }

    private static int Appends(Call call) => call.Wire.FromClient(0, "input_audio_buffer.append").Count;
}
