namespace AkkaVoice.LiveKitLatency.Coding;

/// <summary>
/// A tone that rises by 4 Hz every millisecond, from 500 Hz to 4,500 Hz, and begins anew every second: whoever hears 10 ms of it knows which
/// millisecond of the second it is, also behind a codec that keeps no sample as it was.
/// </summary>
internal static class Sweep
{
    public const double LowHertz = 500;
    public const double HertzPerSecond = 4_000;
    public const double Amplitude = 9_000;

    /// <summary>A sample's value.</summary>
    /// <param name="position">Its number.</param>
    /// <param name="rate">Samples a second.</param>
    public static short At(long position, int rate)
    {
        var t = position % rate / (double)rate;
        return (short)(Amplitude * Math.Sin(2 * Math.PI * ((LowHertz * t) + (HertzPerSecond / 2 * t * t))));
    }

    /// <summary>PCM, mono, signed 16 bit.</summary>
    public static short[] Generate(TimeSpan duration, int rate) =>
        [.. Enumerable.Range(0, (int)(duration.TotalSeconds * rate)).Select(i => At(i, rate))];
}
