namespace AkkaVoice.Audio.Tests;

public class AudioFormatTests
{
    [Fact]
    public void The_realtime_format_is_24_kHz_mono_with_two_bytes_a_sample()
    {
        Assert.Equal(24_000, AudioFormat.Realtime.SampleRate);
        Assert.Equal(1, AudioFormat.Realtime.Channels);
        Assert.Equal(2, AudioFormat.Realtime.BytesPerSample);
    }

    [Theory]
    [InlineData(24_000, 1, 20, 480, 960)]
    [InlineData(48_000, 2, 20, 960, 3840)]
    [InlineData(44_100, 1, 20, 882, 1764)]
    [InlineData(22_050, 1, 10, 220, 440)] // 220.5 samples: rounded down
    public void Milliseconds_samples_and_bytes_convert(int rate, int channels, int ms, int samples, int bytes)
    {
        var format = new AudioFormat(rate, channels);
        Assert.Equal(samples, format.MillisecondsToSamples(ms));
        Assert.Equal(bytes, format.MillisecondsToBytes(ms));
        Assert.Equal(bytes, format.SamplesToBytes(samples));
        Assert.Equal(samples, format.BytesToSamples(bytes));
    }

    [Fact]
    public void Ten_years_of_audio_convert_without_drift()
    {
        var format = AudioFormat.Realtime;
        var ms = 10L * 365 * 24 * 3600 * 1000;
        Assert.Equal(ms, format.SamplesToMilliseconds(format.MillisecondsToSamples(ms)));
        Assert.Equal(TimeSpan.FromMilliseconds(ms), format.DurationOf(format.MillisecondsToSamples(ms)));
        Assert.Equal(ms * 24, format.SamplesIn(TimeSpan.FromMilliseconds(ms)));
    }

    [Fact]
    public void Part_of_a_sample_is_an_error_that_says_how_long_one_is()
    {
        var e = Assert.Throws<ArgumentException>(() => new AudioFormat(24_000, 2).BytesToSamples(6));
        Assert.Contains("6 bytes", e.Message);
        Assert.Contains("4 bytes", e.Message);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-8000, 1)]
    [InlineData(384_001, 1)]
    [InlineData(24_000, 0)]
    [InlineData(24_000, 9)]
    public void Impossible_formats_are_refused(int rate, int channels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AudioFormat(rate, channels));
}
