using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Rooms;

[Collection(FramePoolCollection.Name)]
public sealed class QueuedMicrophoneTests : TestKit
{
    private readonly VirtualClock _clock;
    private readonly QueuedMicrophone _microphone;

    public QueuedMicrophoneTests()
        : base(VirtualClock.Config)
    {
        _clock = new VirtualClock(Sys);
        _microphone = new QueuedMicrophone(queueMs: 100, _clock.Time);
    }

    [Fact]
    public void Frames_pass_in_the_call_that_brings_them()
    {
        var heard = Listen();
        for (short n = 1; n <= 3; n++)
            _microphone.Add(Frame(n));
        Assert.Equal([1, 2, 3], heard);
        Assert.Equal((3, 0, 0), (_microphone.Arrived, _microphone.Dropped, _microphone.Filled));
    }

    [Fact]
    public void Who_is_not_listened_to_keeps_the_latest_words_and_drops_the_oldest()
    {
        for (short n = 1; n <= 9; n++)
            _microphone.Add(Frame(n));
        Assert.Equal([5, 6, 7, 8, 9], Listen());
        Assert.Equal(4, _microphone.Dropped);
    }

    [Fact]
    public void A_gap_is_filled_with_silence_at_the_pace_of_time_so_that_turns_can_end()
    {
        var heard = Listen();
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(heard); // Nothing was said yet: nothing is made up.
        _microphone.Add(Frame(7));
        _clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal([7], heard);
        _clock.Advance(TimeSpan.FromMilliseconds(60_001));
        Assert.Equal(1 + (60_000 / 20) + 1, heard.Count); // from 100 ms to 60.1 s
        Assert.All(heard.Skip(1), value => Assert.Equal(0, value));
        _microphone.Add(Frame(8));
        Assert.Equal(8, heard[^1]);
    }

    [Fact]
    public void A_frame_that_comes_in_time_leaves_no_silence()
    {
        var heard = Listen();
        for (short n = 1; n <= 50; n++)
        {
            _microphone.Add(Frame(n));
            _clock.Advance(TimeSpan.FromMilliseconds(n % 2 == 0 ? 1 : 90));
        }

        Assert.Equal(Enumerable.Range(1, 50), heard);
    }

    [Fact]
    public void Who_leaves_completes_the_microphone_and_frees_what_waited()
    {
        var before = AudioFramePool.Shared.Outstanding;
        _microphone.Add(Frame(1));
        var probe = _microphone.Source.RunWith(this.SinkProbe<AudioFrame>(), Sys.Materializer());
        _microphone.Leave();
        probe.Request(1);
        probe.ExpectComplete();
        _microphone.Add(Frame(2));
        Assert.Equal(before, AudioFramePool.Shared.Outstanding);
    }

    [Fact]
    public void What_was_said_before_goes_ahead_of_what_waits_and_takes_none_of_its_room()
    {
        for (short n = 1; n <= 5; n++)
            _microphone.Add(Frame(n));
        _microphone.AddEarlier([.. Enumerable.Range(100, 50).Select(n => Frame((short)n))]);
        Assert.Equal(0, _microphone.Dropped);
        Assert.Equal([.. Enumerable.Range(100, 50), 1, 2, 3, 4, 5], Listen());
    }

    private static AudioFrame Frame(short value)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
        frame.Samples.Fill(value);
        return frame;
    }

    private List<int> Listen()
    {
        var heard = new List<int>();
        _microphone.Source.RunWith(
            Sink.ForEach<AudioFrame>(frame =>
            {
                heard.Add(frame.Samples[0]);
                frame.Dispose();
            }),
            Sys.Materializer());
        return heard;
    }
}
