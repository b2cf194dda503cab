using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Responses;

/// <summary>When what is sent.</summary>
public sealed class PacingTests
{
    [Fact]
    public void Thinking_delays_the_first_output_and_not_the_announcement()
    {
        var rig = CoreRig.With(t => t.Thinks(TimeSpan.FromMilliseconds(700)).Says("Hm.", TimeSpan.FromSeconds(1)));
        Assert.Equal([ResponseCreated], rig.Send(new { type = "response.create" }).Ladder());
        rig.Advance(TimeSpan.FromMilliseconds(699));
        Assert.Empty(rig.All(AudioDelta));
        rig.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotEmpty(rig.All(AudioDelta));
        Assert.Equal(700, rig.All(AudioDelta)[0]["x_akkavoice.thinking_ms"].GetDouble());
    }

    [Fact]
    public void Thinking_time_is_told_once_for_the_text_and_once_for_the_audio_counted_from_the_end_of_speech()
    {
        var rig = CoreRig.With(t => t.Thinks(TimeSpan.FromMilliseconds(250)).Says("one two three four five six seven eight nine", TimeSpan.FromSeconds(6)));
        rig.TakeTurn();
        rig.Advance(TimeSpan.FromSeconds(2));
        var told = rig.Events.Where(e => e.Json.TryGetProperty("x_akkavoice", out _)).ToList();
        Assert.Equal([TranscriptDelta, AudioDelta], told.Select(e => e.Type));
        Assert.All(told, e => Assert.Equal((e.At - rig.Only(SpeechStopped).At).TotalMilliseconds, e["x_akkavoice.thinking_ms"].GetDouble()));
        Assert.True(rig.All(TranscriptDelta).Count > 1);
        Assert.True(rig.All(AudioDelta).Count > 1);
    }

    [Theory]
    [InlineData(6.0)]
    [InlineData(1.0)]
    public void Audio_comes_faster_than_it_plays_in_uneven_pieces(double speed)
    {
        var rig = CoreRig.With(t => t.Says("Long.", TimeSpan.FromSeconds(12)), new RealtimeCoreOptions { Pacing = new PacingOptions { SpeedFactor = speed } });
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(12 / speed));
        Assert.Equal(TimeSpan.FromSeconds(12 / speed), rig.Only(ResponseDone).At);
        var deltas = rig.All(AudioDelta);
        var bytes = 0;
        foreach (var delta in deltas)
        {
            // No piece is sent before what precedes it was generated, nor later; the clock counts ticks of 100 ns.
            Assert.InRange(delta.At.TotalSeconds - (bytes / 48_000.0 / speed), -2e-7, 2e-7);
            bytes += Convert.FromBase64String(delta.Text("delta")!).Length;
        }

        var sizes = deltas.SkipLast(1).Select(d => Convert.FromBase64String(d.Text("delta")!).Length).ToList();
        Assert.All(sizes, size => Assert.InRange(size, 40 * 48, 400 * 48));
        Assert.True(sizes.Distinct().Count() > 5);
    }

    [Fact]
    public void Samples_may_be_split_on_request()
    {
        var options = new RealtimeCoreOptions { Pacing = PacingOptions.Instant with { SplitSamples = true, MinChunk = TimeSpan.FromMilliseconds(1), MaxChunk = TimeSpan.FromMilliseconds(9) } };
        var rig = CoreRig.With(t => t.Says("Odd.", TimeSpan.FromSeconds(1), signal: 9), options);
        rig.Send(new { type = "response.create" });
        Assert.Contains(rig.All(AudioDelta), d => Convert.FromBase64String(d.Text("delta")!).Length % 2 == 1);
        Assert.Equal(CodedSignal.Generate(9, TimeSpan.FromSeconds(1)), rig.All(AudioDelta).Audio());
    }

    [Fact]
    public void A_sink_that_is_full_holds_output_back_and_not_answers()
    {
        var rig = CoreRig.With(t => t.Says("Long.", TimeSpan.FromSeconds(6)));
        rig.Send(new { type = "response.create" });
        rig.Sink.CanTakeOutput = false;
        var before = rig.All(AudioDelta).Count;
        rig.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(before, rig.All(AudioDelta).Count);
        Assert.Equal(["input_audio_buffer.cleared"], rig.Send(new { type = "input_audio_buffer.clear" }).Ladder());
        rig.Sink.CanTakeOutput = true;
        rig.Core.Resume();
        Assert.Equal(CodedSignal.Generate(0, TimeSpan.FromSeconds(6)), rig.All(AudioDelta).Audio());
        Assert.Single(rig.All(ResponseDone));
    }
}
