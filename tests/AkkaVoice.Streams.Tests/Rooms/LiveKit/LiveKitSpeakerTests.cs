using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.TestKit.Xunit2;
using AkkaVoice.Streams.Rooms.LiveKit;
using AkkaVoice.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using AudioFormat = AkkaVoice.Audio.AudioFormat;
using AudioFrame = AkkaVoice.Audio.AudioFrame;

namespace AkkaVoice.Streams.Tests.Rooms.LiveKit;

[Collection(FramePoolCollection.Name)]
public sealed class LiveKitSpeakerTests : TestKit
{
    private readonly VirtualClock _clock;
    private readonly FakeVoiceTrack _track;
    private readonly LiveKitSpeaker _speaker;
    private short _made;

    public LiveKitSpeakerTests()
        : base(VirtualClock.Config)
    {
        _clock = new VirtualClock(Sys);
        _track = new FakeVoiceTrack(_clock.Time);
        _speaker = new LiveKitSpeaker(_track, queueMs: 60, _clock.Time, NullLogger.Instance);
    }

    [Fact]
    public void Not_a_sample_is_taken_before_somebody_can_hear_it()
    {
        Speak();
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_track.Played);
        _speaker.Open();
        Assert.Equal([1, 2, 3], _track.Played);
    }

    [Fact]
    public void At_most_60_ms_are_handed_over_ahead_and_the_queue_never_runs_dry()
    {
        Speak();
        _speaker.Open();
        for (var ms = 0; ms < 60_000; ms += 5)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(5));
            Assert.InRange(_speaker.QueuedSamples, 24 * 35, 24 * 60);
        }

        Assert.Equal(TimeSpan.FromMilliseconds(60), _track.Longest);
        Assert.Equal(Enumerable.Range(1, 3_003).Select(n => (short)n), _track.Played);
        Assert.Equal(_track.Played.Count, _track.Observed); // each answer is looked at once
    }

    [Fact]
    public void A_flush_takes_back_what_has_not_sounded_at_once_and_there_is_room_again()
    {
        Speak();
        _speaker.Open();
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal(24 * 50, _speaker.Clear());
        Assert.Equal([1, 2, 3, 4, 5, 6], _track.Played);
        Assert.Equal(24 * 60, _speaker.QueuedSamples);
    }

    [Fact]
    public void One_frame_is_on_its_way_at_a_time()
    {
        _track.IsSlow = true;
        Speak();
        _speaker.Open();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([1], _track.Played);
        _track.Take();
        Assert.Equal([1, 2], _track.Played);
    }

    [Fact]
    public void A_room_that_takes_nothing_any_more_does_not_stop_the_clock_of_what_is_said()
    {
        _track.IsSlow = true;
        Speak();
        _speaker.Open();
        _track.Fail(new InvalidOperationException("gone"));
        Assert.Equal([1, 2], _track.Played);
    }

    private void Speak() =>
        Source.Repeat(0)
            .Select(_ =>
            {
                var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
                frame.Samples.Fill(++_made);
                return frame;
            })
            .RunWith(_speaker.Sink, Sys.Materializer());
}
