namespace AkkaVoice.Audio.Tests;

/// <summary>Test signals, and what is in a signal.</summary>
internal static class Signal
{
    public static short[] Sine(int rate, int samples, double hz, double amplitude) =>
        Enumerable.Range(0, samples).Select(i => (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hz * i / rate))).ToArray();

    public static short[] Noise(int samples, int amplitude, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, samples).Select(_ => (short)random.Next(-amplitude, amplitude + 1)).ToArray();
    }

    /// <summary>The amplitude of a tone within a signal: one point of its Fourier transform, under a Blackman-Harris window (side lobes 92 dB down).</summary>
    public static double AmplitudeAt(ReadOnlySpan<short> signal, int rate, double hz)
    {
        double re = 0, im = 0, gain = 0;
        for (var i = 0; i < signal.Length; i++)
        {
            var x = 2 * Math.PI * i / signal.Length;
            var w = 0.35875 - (0.48829 * Math.Cos(x)) + (0.14128 * Math.Cos(2 * x)) - (0.01168 * Math.Cos(3 * x));
            var angle = 2 * Math.PI * hz * i / rate;
            re += w * signal[i] * Math.Cos(angle);
            im += w * signal[i] * Math.Sin(angle);
            gain += w;
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / gain;
    }

    /// <summary>What is left of a signal when the best-fitting tone of a known frequency is taken away, against that tone, in dB.</summary>
    public static double SignalToNoise(ReadOnlySpan<short> signal, int rate, double hz)
    {
        double ss = 0, cc = 0, sc = 0, ys = 0, yc = 0;
        for (var i = 0; i < signal.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hz * i / rate);
            (ss, cc, sc) = (ss + (s * s), cc + (c * c), sc + (s * c));
            (ys, yc) = (ys + (signal[i] * s), yc + (signal[i] * c));
        }

        var det = (ss * cc) - (sc * sc);
        var (a, b) = (((ys * cc) - (yc * sc)) / det, ((yc * ss) - (ys * sc)) / det);
        double tone = 0, noise = 0;
        for (var i = 0; i < signal.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * hz * i / rate);
            var fit = (a * s) + (b * c);
            tone += fit * fit;
            noise += (signal[i] - fit) * (signal[i] - fit);
        }

        return 10 * Math.Log10(tone / noise);
    }
}
