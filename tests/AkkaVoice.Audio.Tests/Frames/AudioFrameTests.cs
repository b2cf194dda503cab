namespace AkkaVoice.Audio.Tests.Frames;

public class AudioFrameTests
{
    private readonly AudioFramePool _pool = new();

    [Fact]
    public void A_frame_knows_its_length_in_samples_bytes_and_time()
    {
        using var frame = _pool.Rent(AudioFormat.Realtime, 480);
        Assert.Equal(480, frame.SampleCount);
        Assert.Equal(480, frame.Samples.Length);
        Assert.Equal(960, frame.Bytes.Length);
        Assert.Equal(TimeSpan.FromMilliseconds(20), frame.Duration);
    }

    [Fact]
    public void A_stereo_frame_holds_two_values_a_sample()
    {
        using var frame = _pool.Rent(new AudioFormat(48_000, 2), 960);
        Assert.Equal(1920, frame.Samples.Length);
        Assert.Equal(TimeSpan.FromMilliseconds(20), frame.Duration);
    }

    [Fact]
    public void Bytes_are_the_samples_in_little_endian_order()
    {
        using var frame = _pool.Rent(AudioFormat.Realtime, 2);
        frame.Samples[0] = 0x0102;
        frame.Samples[1] = -2;
        Assert.Equal([0x02, 0x01, 0xFE, 0xFF], frame.Bytes.ToArray());
    }

    [Fact]
    public void A_frame_rented_like_another_carries_its_format_position_and_tag()
    {
        var tag = new AudioTag("resp_1", "item_1", 0);
        using var frame = _pool.Rent(AudioFormat.Realtime, 480);
        frame.Position = 4800;
        frame.Tag = tag;
        using var like = frame.RentLike(240);
        Assert.Equal((AudioFormat.Realtime, 4800L, tag, 240), (like.Format, like.Position, like.Tag, like.SampleCount));
        Assert.Equal(2, _pool.Outstanding);
    }

    [Fact]
    public void A_frame_that_is_rented_again_carries_nothing_of_its_former_life()
    {
        var first = _pool.Rent(AudioFormat.Realtime, 480);
        first.Position = 99;
        first.Tag = new AudioTag("resp_1", "item_1", 0);
        first.Dispose();
        using var second = _pool.Rent(new AudioFormat(8_000, 1), 160);
        Assert.Same(first, second);
        Assert.Equal((0L, null, 8_000, 160), (second.Position, second.Tag, second.Format.SampleRate, second.SampleCount));
    }

    [Fact]
    public void Returning_a_frame_twice_is_an_error()
    {
        var frame = _pool.Rent(AudioFormat.Realtime, 480);
        frame.Dispose();
        Assert.Throws<InvalidOperationException>(frame.Dispose);
        Assert.Equal(0, _pool.Outstanding);
        Assert.Equal(1, _pool.Retained);
    }

    [Fact]
    public void Touching_a_returned_frame_is_an_error()
    {
        var frame = _pool.Rent(AudioFormat.Realtime, 480);
        frame.Dispose();
        Assert.Throws<ObjectDisposedException>(() => frame.Samples.Length);
        Assert.Throws<ObjectDisposedException>(() => frame.Bytes.Length);
        Assert.Throws<ObjectDisposedException>(() => frame.RentLike(1));
    }

#if DEBUG
    [Fact]
    public void Debug_builds_poison_what_is_returned()
    {
        var frame = _pool.Rent(AudioFormat.Realtime, 480);
        frame.Samples.Clear();
        var late = frame.Samples;
        frame.Dispose();
        Assert.All(late.ToArray(), value => Assert.Equal(AudioFrame.Poison, value));
    }
#endif

    [Fact]
    public void An_empty_frame_is_a_frame()
    {
        using var frame = _pool.Rent(AudioFormat.Realtime, 0);
        Assert.Equal(TimeSpan.Zero, frame.Duration);
        Assert.True(frame.Samples.IsEmpty);
    }

    [Fact]
    public void Negative_lengths_and_missing_formats_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Rent(AudioFormat.Realtime, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Rent(default, 480));
        Assert.Equal(0, _pool.Outstanding);
    }
}
