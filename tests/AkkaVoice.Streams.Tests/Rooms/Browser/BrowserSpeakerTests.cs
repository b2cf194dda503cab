using System.Net.WebSockets;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.Streams.Rooms.Browser;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Rooms.Browser;

/// <summary>The speaker against a browser whose sound card has a clock of its own.</summary>
[Collection(FramePoolCollection.Name)]
public sealed class BrowserSpeakerTests : TestKit
{
    private readonly VirtualClock _clock;
    private readonly BrowserSender _sender;
    private readonly BrowserSpeaker _speaker;

    public BrowserSpeakerTests()
        : base(VirtualClock.Config)
    {
        _clock = new VirtualClock(Sys);
        WebSocket socket = InMemoryWebSocket.CreatePair().Second;
        _sender = new BrowserSender(socket, 64 * 1024 * 1024, _clock.Time);
        _speaker = new BrowserSpeaker(_sender, new RoundTrip(_clock.Time), queueMs: 100, _clock.Time);
    }

    [Fact]
    public void The_browser_gets_its_queue_full_and_no_more_until_it_plays()
    {
        Speak();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(5, _speaker.VoiceFrames);
        Assert.Equal(2_400, _speaker.QueuedSamples);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.9995)]
    [InlineData(1.0005)]
    [InlineData(1.01)]
    public void Two_clocks_do_not_drift_apart_and_the_queue_never_runs_dry(double rate)
    {
        Speak();
        var played = 0.0;
        for (var ms = 0; ms < 600_000; ms += 20)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            played += 480 * rate;
            Assert.InRange((_speaker.VoiceFrames * 480) - played, 480, 2_880);
            _speaker.Report(new PlayoutReport(0, (uint)played, IsPlaying: true, 0));
        }
    }

    [Fact]
    public void A_flush_takes_back_exactly_what_has_not_sounded_and_begins_anew()
    {
        var frames = Speak();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _speaker.Report(new PlayoutReport(0, 1_200, IsPlaying: true, 0));
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        var sent = _speaker.VoiceFrames * 480;
        Assert.Equal(sent - 1_200 - 240, _speaker.Clear());
        // The sink asks again at once: there is room.
        Assert.Equal(2_400, _speaker.QueuedSamples);
        Assert.Equal(sent + 2_400, frames.Count * 480);
        _speaker.Report(new PlayoutReport(0, 2_400, IsPlaying: true, 0));
        Assert.Equal(2_400, _speaker.QueuedSamples);
        _speaker.Report(new PlayoutReport(1, 480, IsPlaying: false, 0));
        Assert.Equal(2_400, _speaker.QueuedSamples); // refilled
        Assert.Equal(sent + 2_880, frames.Count * 480);
    }

    [Fact]
    public void A_browser_that_has_something_to_play_and_says_nothing_is_found_out()
    {
        Assert.Equal(TimeSpan.Zero, _speaker.Stalled);
        Speak();
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), _speaker.Stalled);
        _speaker.Report(new PlayoutReport(0, 480, IsPlaying: true, 0));
        Assert.Equal(TimeSpan.Zero, _speaker.Stalled);
    }

    // An endless voice; gives the frames that the speaker has asked for.
    private List<long> Speak()
    {
        var asked = new List<long>();
        Source.From(Enumerable.Range(0, int.MaxValue))
            .Select(n =>
            {
                asked.Add(n);
                var frame = AudioFrame.Rent(AudioFormat.Realtime, BrowserFrame.Samples);
                frame.Samples.Clear();
                frame.Tag = null;
                return frame;
            })
            .RunWith(_speaker.Sink, Sys.Materializer());
        return asked;
    }
}
