namespace AkkaVoice.Streams.Tests.Stages;

/// <summary>Test signals at 24 kHz.</summary>
internal static class Signals
{
    public const int Rate = 24_000;

    public static short[] Sine(double hz, double amplitude, int ms) =>
        Enumerable.Range(0, Rate / 1000 * ms).Select(i => (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hz * i / Rate))).ToArray();

    /// <summary>White noise of a given RMS, in units of a sample.</summary>
    public static short[] Noise(double rms, int ms, int seed)
    {
        var random = new Random(seed);
        var most = rms * Math.Sqrt(3);
        return Enumerable.Range(0, Rate / 1000 * ms).Select(_ => (short)Math.Round(((2 * random.NextDouble()) - 1) * most)).ToArray();
    }

    public static short[] Constant(short value, int ms) => Enumerable.Repeat(value, Rate / 1000 * ms).ToArray();

    public static short[] Plus(this short[] a, short[] b) => a.Zip(b, (x, y) => (short)Math.Clamp(x + y, short.MinValue, short.MaxValue)).ToArray();
}
