namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>
/// Digital silence has no spectrum; a noise of one step gives it one. The decoder's own dither would draw from random numbers that all
/// decoders of the process share, so that what is heard would depend on who else is heard.
/// </summary>
internal static class NoiseFloor
{
    private const int Seed = 1;
    private const int OneIn = 4;

    /// <summary>Raises every fourth sample on average by one step, always the same ones.</summary>
    /// <param name="samples">Changed in place.</param>
    /// <returns><paramref name="samples"/>.</returns>
    public static short[] Under(short[] samples)
    {
        var random = new Random(Seed);
        for (var i = 0; i < samples.Length; i++)
        {
            if (random.Next(OneIn) == 0 && samples[i] < short.MaxValue)
                samples[i]++;
        }

        return samples;
    }
}
