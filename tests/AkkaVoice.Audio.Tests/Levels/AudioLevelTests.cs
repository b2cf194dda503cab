namespace AkkaVoice.Audio.Tests.Levels;

public class AudioLevelTests
{
    [Fact]
    public void A_full_scale_sine_peaks_at_0_and_has_an_rms_of_minus_3_dBFS()
    {
        var level = AudioLevel.Of(Signal.Sine(24_000, 24_000, 1_000, 32_767));
        Assert.Equal(0, level.PeakDbfs, 0.01);
        Assert.Equal(-3.01, level.RmsDbfs, 0.01);
    }

    [Theory]
    [InlineData(32_767, 0)]
    [InlineData(16_384, -6.02)]
    [InlineData(328, -39.99)]
    [InlineData(1, -90.31)]
    public void A_constant_has_the_same_peak_and_rms(short value, double dbfs)
    {
        var level = AudioLevel.Of(Enumerable.Repeat(value, 123).ToArray());
        Assert.Equal(dbfs, level.PeakDbfs, 0.01);
        Assert.Equal(dbfs, level.RmsDbfs, 0.01);
    }

    [Fact]
    public void The_most_negative_value_is_0_dBFS_exactly()
    {
        var values = Enumerable.Repeat(short.MinValue, 480).ToArray();
        Assert.Equal(new AudioLevel(0, 0), AudioLevel.Of(values));
        Assert.Equal(32_768, AudioLevel.PeakOf(values));
        Assert.Equal(480L << 30, AudioLevel.SumOfSquares(values));
    }

    [Fact]
    public void Silence_and_nothing_are_the_floor()
    {
        Assert.Equal(AudioLevel.Silence, AudioLevel.Of(new short[480]));
        Assert.Equal(AudioLevel.Silence, AudioLevel.Of([]));
        Assert.Equal(AudioLevel.Floor, AudioLevel.RmsOf([]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(479)]
    [InlineData(1000)]
    public void Any_length_is_measured_whole(int length)
    {
        var values = Signal.Noise(length, 20_000, seed: length);
        Assert.Equal(values.Sum(v => (long)v * v), AudioLevel.SumOfSquares(values));
        Assert.Equal(values.Max(v => Math.Abs((int)v)), AudioLevel.PeakOf(values));
    }

    [Fact]
    public void Decibels_convert_there_and_back()
    {
        Assert.Equal(2, Decibels.ToRatio(6.0206), 1e-4);
        Assert.Equal(1, Decibels.ToRatio(0), 1e-12);
        Assert.Equal(-20, Decibels.FromRatio(0.1), 1e-9);
        Assert.Equal(-33.3, AudioLevel.ToDbfs(AudioLevel.FromDbfs(-33.3)), 1e-9);
    }
}
