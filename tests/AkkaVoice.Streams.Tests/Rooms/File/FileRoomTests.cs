using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms.File;
using AkkaVoice.Streams.Tests.Session;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Rooms.File;

[Collection(FramePoolCollection.Name)]
public sealed class FileRoomTests : TestKit
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"akkavoice-{Guid.NewGuid():n}.wav");
    private readonly VirtualClock _clock;

    public FileRoomTests()
        : base(VirtualClock.Config) => _clock = new VirtualClock(Sys);

    [Fact]
    public async Task The_microphone_gives_a_frame_when_its_time_is_over_and_never_drifts()
    {
        await using var room = new FileRoom(new FileRoomOptions(), _clock.Time);
        var frames = Listen(room);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(30_000, frames.Count);
        Assert.All(frames.Select((frame, n) => (frame, n)), f =>
        {
            Assert.Equal(480L * f.n, f.frame.Position);
            Assert.Equal(TimeSpan.FromMilliseconds(20 * (f.n + 1)), f.frame.At);
        });
    }

    [Fact]
    public async Task A_clock_that_jumps_over_frames_loses_none_of_them()
    {
        await using var room = new FileRoom(new FileRoomOptions(), _clock.Time);
        var said = room.Caller.Say(new Utterance("coded", CodedAudio.Samples(12_000)));
        var frames = Listen(room, until: f => Jump(f.Position));
        _clock.Advance(TimeSpan.FromMilliseconds(1_000));
        CodedAudio.AssertHeard(CodedAudio.Samples(12_000), frames.SelectMany(f => f.Samples).ToArray());
        Assert.True(said.IsCompletedSuccessfully);

        // Whoever takes the frame at 100 ms is busy for 300 ms.
        void Jump(long position)
        {
            if (position == 2_400)
                _clock.Stall(TimeSpan.FromMilliseconds(300));
        }
    }

    [Fact]
    public async Task Utterances_are_said_one_behind_the_other_or_exactly_at_their_time()
    {
        await using var room = new FileRoom(new FileRoomOptions(), _clock.Time);
        var (a, b, c, d) = (Loud(1_000, 1), Loud(700, 2), Loud(300, 3), Loud(500, 4));
        _ = room.Caller.SayAt(TimeSpan.FromMilliseconds(500) + TimeSpan.FromTicks(4_167), c);
        _ = room.Caller.Say(a);
        _ = room.Caller.Say(b);
        var last = room.Caller.SayAt(TimeSpan.FromMilliseconds(505), d);
        var frames = Listen(room);
        Assert.False(room.Caller.IsQuiet);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var all = frames.SelectMany(f => f.Samples).ToArray();
        var expected = new short[24_000];
        a.Samples.Span.CopyTo(expected);
        b.Samples.Span.CopyTo(expected.AsSpan(1_000));
        // 500.4167 ms is sample 12,010; at 505 ms (12,120) it is still being said, so the other follows behind.
        c.Samples.Span.CopyTo(expected.AsSpan(12_010));
        d.Samples.Span.CopyTo(expected.AsSpan(12_310));
        Assert.Equal(expected, all);
        Assert.True(last.IsCompletedSuccessfully);
        Assert.True(room.Caller.IsQuiet);
    }

    [Fact]
    public async Task Who_leaves_completes_the_microphone_and_says_no_more()
    {
        await using var room = new FileRoom(new FileRoomOptions(), _clock.Time);
        var probe = room.Microphone.RunWith(this.SinkProbe<AudioFrame>(), Sys.Materializer());
        probe.Request(100);
        var said = room.Caller.Say(new Utterance("long", new short[48_000]));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        room.Caller.Leave();
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        foreach (var frame in probe.ExpectNextN(5).ToArray())
            frame.Dispose();
        probe.ExpectComplete();
        Assert.True(said.IsCanceled);
        Assert.True(room.Caller.Say(new Utterance("late", new short[1])).IsCanceled);
    }

    [Fact]
    public async Task A_microphone_that_is_run_again_goes_on_with_the_present()
    {
        await using var room = new FileRoom(new FileRoomOptions(), _clock.Time);
        var first = room.Microphone.RunWith(this.SinkProbe<AudioFrame>(), Sys.Materializer());
        first.Request(1);
        first.Cancel();
        _clock.Advance(TimeSpan.FromMilliseconds(1_010));
        var frames = Listen(room);
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal((24_000, TimeSpan.FromMilliseconds(1_020)), (Assert.Single(frames).Position, frames[0].At));
    }

    [Fact]
    public async Task Both_sides_of_a_recording_stand_where_they_sounded_to_the_sample()
    {
        var caller = CodedAudio.Samples(24_000, signal: 1);
        var agent = CodedAudio.Samples(24_000, signal: 2);
        await using (var room = new FileRoom(new FileRoomOptions { RecordTo = _path, Stereo = true }, _clock.Time))
        {
            Listen(room);
            _ = room.Caller.SayAt(TimeSpan.FromMilliseconds(100), new Utterance("caller", caller));
            _clock.Advance(TimeSpan.FromMilliseconds(637));
            Speak(room, agent);
            _clock.Advance(TimeSpan.FromMilliseconds(2_000));
        }

        var (left, right) = ReadStereo();
        Assert.Equal(2_637 * 24, left.Length);
        Assert.Equal(caller, left[2_400..26_400]);
        Assert.Equal(agent, right[(637 * 24)..((637 * 24) + 24_000)]);
        Assert.All(left[26_400..], s => Assert.Equal(0, s));
        Assert.All(right[..(637 * 24)], s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task What_the_speaker_forgets_is_cut_from_the_recording_at_the_present()
    {
        // At 333 ms the frame from 320 to 340 ms sounds, and the next and last one has been taken.
        var agent = CodedAudio.Samples(18 * 480);
        await using (var room = new FileRoom(new FileRoomOptions { RecordTo = _path }, _clock.Time))
        {
            Listen(room);
            Speak(room, agent);
            _clock.Advance(TimeSpan.FromMilliseconds(333));
            Assert.Equal(27 * 24, room.Speaker.QueuedSamples);
            Assert.Equal(27 * 24, room.Speaker.Clear());
            Assert.Equal(0, room.Speaker.QueuedSamples);
            _clock.Advance(TimeSpan.FromMilliseconds(700));
        }

        using var reader = WavReader.Open(_path);
        Assert.Equal(AudioFormat.Realtime, reader.Format);
        var heard = new short[reader.SampleCount!.Value];
        reader.ReadMono(heard);
        Assert.Equal(1_033 * 24, heard.Length);
        Assert.Equal(agent[..(333 * 24)], heard[..(333 * 24)]);
        Assert.All(heard[(333 * 24)..], s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task The_speaker_takes_one_frame_ahead_and_not_more()
    {
        await using var room = new FileRoom(new FileRoomOptions(), _clock.Time);
        Speak(room, CodedAudio.Samples(48_000));
        for (var n = 0; n < 630; n++)
        {
            Assert.InRange(room.Speaker.QueuedSamples, 481, 960);
            _clock.Advance(TimeSpan.FromMilliseconds(3));
        }
    }

    [Fact]
    public async Task A_recording_can_be_read_while_it_is_made()
    {
        await using var room = new FileRoom(new FileRoomOptions { RecordTo = _path }, _clock.Time);
        Listen(room);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                using var reader = new WavReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), _path);
                return reader.SampleCount >= 4 * 24_000;
            },
            TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_recording_that_cannot_be_written_is_told_before_anything_begins()
    {
        var told = Assert.Throws<WavException>(() => new FileRoom(new FileRoomOptions { RecordTo = "/no/such/folder/x.wav" }, _clock.Time));
        Assert.Contains("/no/such/folder/x.wav", told.Message);
    }

    [Theory]
    [InlineData(8_000, 1)]
    [InlineData(44_100, 2)]
    [InlineData(48_000, 1)]
    [InlineData(24_000, 2)]
    public void A_file_of_any_rate_is_said_at_24_kHz_and_in_mono(int rate, int channels)
    {
        using (var writer = WavWriter.Create(_path, new AudioFormat(rate, channels)))
        {
            for (var n = 0; n < rate; n++)
            {
                var sample = (short)(10_000 * Math.Sin(2 * Math.PI * 440 * n / rate));
                writer.Write(channels == 1 ? [sample] : [sample, sample]);
            }
        }

        var utterance = Utterance.Load(_path);
        Assert.Equal(24_000, utterance.Samples.Length);
        Assert.Equal(TimeSpan.FromSeconds(1), utterance.Duration);
        for (var n = 1_000; n < 23_000; n++)
            Assert.InRange(utterance.Samples.Span[n] - (10_000 * Math.Sin(2 * Math.PI * 440 * n / 24_000)), -150, 150);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        System.IO.File.Delete(_path);
    }

    private static Utterance Loud(int samples, short value) => new($"u{value}", Enumerable.Repeat(value, samples).ToArray());

    private List<(long Position, TimeSpan At, short[] Samples)> Listen(FileRoom room, Action<(long Position, TimeSpan At, short[] Samples)>? until = null)
    {
        var frames = new List<(long, TimeSpan, short[])>();
        room.Microphone.RunForeach(
            frame =>
            {
                var taken = (frame.Position, _clock.Time.Elapsed, frame.Samples.ToArray());
                frame.Dispose();
                frames.Add(taken);
                until?.Invoke(taken);
            },
            Sys.Materializer());
        return frames;
    }

    private void Speak(FileRoom room, short[] samples) =>
        Source.From(samples.Chunk(480)).Select(piece => CodedAudio.Frame(piece)).To(room.Speaker.Sink).Run(Sys.Materializer());

    private (short[] Left, short[] Right) ReadStereo()
    {
        using var reader = WavReader.Open(_path);
        Assert.Equal(2, reader.Format.Channels);
        var values = new short[reader.SampleCount!.Value * 2];
        reader.Read(values);
        return (values.Where((_, i) => i % 2 == 0).ToArray(), values.Where((_, i) => i % 2 == 1).ToArray());
    }
}
