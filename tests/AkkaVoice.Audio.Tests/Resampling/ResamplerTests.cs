namespace AkkaVoice.Audio.Tests.Resampling;

public class ResamplerTests
{
    public static TheoryData<int, int> Rates => new()
    {
        { 48_000, 24_000 }, { 44_100, 24_000 }, { 22_050, 24_000 }, { 16_000, 24_000 }, { 8_000, 24_000 }, { 96_000, 24_000 },
        { 24_000, 48_000 }, { 24_000, 44_100 }, { 24_000, 22_050 }, { 24_000, 16_000 }, { 24_000, 8_000 }, { 24_000, 96_000 },
        { 11_025, 24_000 }, { 32_000, 24_000 }, { 8_001, 24_000 }, { 24_000, 95_999 }, { 24_000, 24_000 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void The_length_of_the_output_is_exact(int from, int to)
    {
        foreach (var samples in new[] { 0, 1, 2, 7, 479, 480, 10_000 })
            Assert.Equal((((long)samples * to) + from - 1) / from, Resample(new short[samples], from, to).Length);
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void The_pass_band_is_flat_within_a_tenth_of_a_dB(int from, int to)
    {
        var edge = 0.9 * Math.Min(from, to) / 2;
        foreach (var share in new[] { 0.01, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 1.0 })
        {
            var hz = edge * share;
            var output = Middle(Resample(Signal.Sine(from, from / 2, hz, 16_000), from, to));
            Assert.InRange(Decibels.FromRatio(Signal.AmplitudeAt(output, to, hz) / 16_000), -0.1, 0.1);
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_sine_comes_out_clean(int from, int to)
    {
        // 16-bit input and output each add rounding noise about 98 dB below full scale; 85 dB leaves room for images and aliases
        // that are down by 90 dB each.
        foreach (var share in new[] { 0.05, 0.4, 0.8 })
        {
            var hz = share * 0.9 * Math.Min(from, to) / 2;
            var output = Middle(Resample(Signal.Sine(from, from / 2, hz, 30_000), from, to));
            Assert.True(Signal.SignalToNoise(output, to, hz) > 85, $"{from} -> {to} Hz, sine of {hz:F0} Hz: {Signal.SignalToNoise(output, to, hz):F1} dB");
        }
    }

    [Theory]
    [InlineData(48_000, 24_000)]
    [InlineData(44_100, 24_000)]
    [InlineData(96_000, 24_000)]
    [InlineData(24_000, 16_000)]
    [InlineData(24_000, 8_000)]
    [InlineData(24_000, 22_050)]
    [InlineData(32_000, 24_000)]
    public void Tones_above_the_new_Nyquist_frequency_vanish_instead_of_folding_back(int from, int to)
    {
        var nyquist = to / 2.0;
        foreach (var share in new[] { 0.0, 0.02, 0.1, 0.3, 0.6, 0.95 })
        {
            var hz = nyquist + (share * ((from / 2.0) - nyquist));
            var output = Middle(Resample(Signal.Sine(from, from / 2, hz, 32_000), from, to));
            var attenuation = AudioLevel.RmsOf(output) - Decibels.FromRatio(32_000.0 / 32_768 / Math.Sqrt(2));
            Assert.True(attenuation < -80, $"{from} -> {to} Hz, sine of {hz:F0} Hz: {attenuation:F1} dB");
        }
    }

    [Theory]
    [InlineData(8_000, 24_000)]
    [InlineData(16_000, 24_000)]
    [InlineData(22_050, 24_000)]
    [InlineData(24_000, 48_000)]
    [InlineData(24_000, 44_100)]
    [InlineData(24_000, 95_999)]
    public void Images_of_a_tone_are_80_dB_down(int from, int to)
    {
        foreach (var share in new[] { 0.2, 0.6, 0.95 })
        {
            var hz = share * 0.9 * from / 2;
            var output = Middle(Resample(Signal.Sine(from, from / 2, hz, 32_000), from, to));
            for (var k = 1; (k * from) - hz < to / 2.0; k++)
            {
                foreach (var image in new[] { (k * from) - hz, (k * from) + hz }.Where(f => f < to / 2.0))
                    Assert.InRange(Decibels.FromRatio(Signal.AmplitudeAt(output, to, image) / 32_000), double.NegativeInfinity, -80);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void An_impulse_stays_where_it_was(int from, int to)
    {
        var input = new short[from / 4];
        var at = from / 8;
        input[at] = 30_000;
        var output = Resample(input, from, to);
        var highest = Array.IndexOf(output, output.Max());
        Assert.InRange(highest - ((double)at * to / from), -0.5 * Math.Max(1, (double)to / from), 0.5 * Math.Max(1, (double)to / from));
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void However_the_stream_is_cut_the_output_is_the_same_to_the_bit(int from, int to)
    {
        var input = Signal.Noise(from / 3, 32_000, seed: from + to);
        var whole = Resample(input, from, to);
        foreach (var size in new[] { 1, 7, 160, 441, 480, 1023, 1024, 1025 })
            Assert.Equal(whole, Resample(input, from, to, _ => size));
        var random = new Random(from - to);
        Assert.Equal(whole, Resample(input, from, to, _ => random.Next(0, 3000)));
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Silence_stays_silence_and_a_constant_stays_constant(int from, int to)
    {
        Assert.All(Resample(new short[from / 10], from, to), value => Assert.Equal(0, value));
        Assert.All(Middle(Resample(Enumerable.Repeat((short)32_123, from / 4).ToArray(), from, to)), value => Assert.Equal(32_123, value));
    }

    [Fact]
    public void Overshoot_at_full_scale_is_clipped_and_does_not_wrap_around()
    {
        var square = Enumerable.Range(0, 8000).Select(i => i / 40 % 2 == 0 ? short.MaxValue : short.MinValue).ToArray();
        var output = Resample(square, 8_000, 24_000);
        for (var i = 0; i < output.Length; i++)
        {
            if (i / 3 % 40 is > 2 and < 37)
                Assert.Equal(square[i / 3] > 0, output[i] > 0);
        }
    }

    [Fact]
    public void What_waits_for_the_future_is_no_more_than_the_stated_delay()
    {
        var resampler = new Resampler(48_000, 24_000);
        var output = new short[resampler.MostOutput(4800)];
        var made = resampler.Process(new short[4800], output);
        Assert.Equal((4800 - resampler.Delay) / 2, made);
        Assert.InRange(resampler.Delay, 1, 48_000 / 200); // 5 ms
        Assert.Equal(2400 - made, resampler.Flush(new short[resampler.MostFlush]));
    }

    [Fact]
    public void After_a_flush_or_reset_a_new_stream_begins()
    {
        var input = Signal.Noise(5000, 30_000, seed: 5);
        var resampler = new Resampler(44_100, 24_000);
        var first = Run(resampler, input, _ => 441);
        Assert.Equal(first, Run(resampler, input, _ => 100));
        resampler.Process(input, new short[resampler.MostOutput(input.Length)]);
        resampler.Reset();
        Assert.Equal(first, Run(resampler, input, _ => 441));
    }

    [Fact]
    public void Blocks_allocate_nothing()
    {
        var resampler = new Resampler(44_100, 24_000);
        var input = Signal.Noise(882, 30_000, seed: 6);
        var output = new short[Math.Max(resampler.MostFlush, resampler.MostOutput(input.Length))];
        resampler.Process(input, output);
        resampler.Flush(output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            resampler.Process(input, output);
        resampler.Flush(output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Too_little_room_is_an_error_and_takes_nothing()
    {
        var resampler = new Resampler(8_000, 24_000);
        Assert.Throws<ArgumentException>(() => resampler.Process(new short[160], new short[479]));
        Assert.Throws<ArgumentException>(() => resampler.Flush(new short[1]));
        Assert.Equal(0, resampler.Flush(new short[resampler.MostFlush]));
    }

    [Theory]
    [InlineData(0, 24_000)]
    [InlineData(24_000, 999)]
    [InlineData(384_001, 24_000)]
    [InlineData(96_000, 1_999)]
    public void Rates_out_of_range_are_refused(int from, int to) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(from, to));

    private static short[] Resample(short[] input, int from, int to, Func<int, int>? size = null) =>
        Run(new Resampler(from, to), input, size ?? (_ => input.Length));

    private static short[] Run(Resampler resampler, short[] input, Func<int, int> size)
    {
        var output = new List<short>();
        for (int at = 0, n; at < input.Length; at += n)
        {
            n = Math.Min(size(at), input.Length - at);
            var block = new short[resampler.MostOutput(n)];
            output.AddRange(block.AsSpan(0, resampler.Process(input.AsSpan(at, n), block)));
        }

        var rest = new short[resampler.MostFlush];
        output.AddRange(rest.AsSpan(0, resampler.Flush(rest)));
        return [.. output];
    }

    /// <summary>Without the ends, where the filter meets the silence around the signal.</summary>
    private static short[] Middle(short[] signal) => signal[(signal.Length / 4)..(signal.Length * 3 / 4)];
}
