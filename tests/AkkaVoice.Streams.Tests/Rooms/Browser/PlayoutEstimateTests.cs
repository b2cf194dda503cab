using Akka.TestKit.Xunit2;
using AkkaVoice.Streams.Rooms.Browser;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Rooms.Browser;

public sealed class PlayoutEstimateTests : TestKit
{
    private readonly VirtualClock _clock;
    private readonly PlayoutEstimate _estimate;

    public PlayoutEstimateTests()
        : base(VirtualClock.Config)
    {
        _clock = new VirtualClock(Sys);
        _estimate = new PlayoutEstimate(_clock.Time);
    }

    [Fact]
    public void What_was_sent_is_queued_until_the_browser_reports()
    {
        _estimate.Send(2_400);
        Pass(1_000);
        Assert.Equal(2_400, _estimate.Queued(TimeSpan.Zero));
    }

    [Fact]
    public void Between_two_reports_a_voice_that_plays_moves_on_with_time()
    {
        _estimate.Send(9_600);
        Pass(30);
        _estimate.Report(new PlayoutReport(0, 480, IsPlaying: true, 0));
        Pass(10);
        Assert.Equal(9_600 - 480 - 240, _estimate.Queued(TimeSpan.Zero));
        Assert.Equal(9_600 - 480 - 240 - 120, _estimate.Queued(TimeSpan.FromMilliseconds(5)));
    }

    [Fact]
    public void A_browser_that_stands_still_is_not_believed_to_play_on()
    {
        _estimate.Send(24_000);
        Pass(30);
        _estimate.Report(new PlayoutReport(0, 480, IsPlaying: true, 0));
        Pass(5_000);
        Assert.Equal(24_000 - 480 - PlayoutEstimate.MostAheadSamples, _estimate.Queued(TimeSpan.Zero));
    }

    [Fact]
    public void A_voice_that_has_run_dry_does_not_move_on()
    {
        _estimate.Send(960);
        Pass(50);
        _estimate.Report(new PlayoutReport(0, 960, IsPlaying: false, 0));
        _estimate.Send(480);
        Pass(10);
        Assert.Equal(480, _estimate.Queued(TimeSpan.Zero));
    }

    [Fact]
    public void Nobody_can_have_heard_more_than_was_sent_or_than_time_allows()
    {
        _estimate.Send(48_000);
        Pass(100);
        _estimate.Report(new PlayoutReport(0, uint.MaxValue, IsPlaying: false, 0));
        Assert.Equal(48_000 - 2_400 - 2_448, _estimate.Queued(TimeSpan.Zero));
        Pass(10_000);
        _estimate.Report(new PlayoutReport(0, uint.MaxValue, IsPlaying: false, 0));
        Assert.Equal(0, _estimate.Queued(TimeSpan.Zero));
    }

    [Fact]
    public void What_was_heard_once_stays_heard()
    {
        _estimate.Send(4_800);
        Pass(200);
        _estimate.Report(new PlayoutReport(0, 2_400, IsPlaying: false, 0));
        _estimate.Report(new PlayoutReport(0, 480, IsPlaying: false, 0));
        Assert.Equal(2_400, _estimate.Queued(TimeSpan.Zero));
    }

    [Fact]
    public void A_report_of_an_earlier_epoch_says_nothing()
    {
        _estimate.Send(4_800);
        _estimate.Clear();
        _estimate.Send(480);
        Pass(500);
        Assert.False(_estimate.Report(new PlayoutReport(0, 4_800, IsPlaying: true, 0)));
        Assert.Equal((480, 1), (_estimate.Queued(TimeSpan.Zero), _estimate.Epoch));
    }

    private void Pass(int ms) => _clock.Advance(TimeSpan.FromMilliseconds(ms));
}
