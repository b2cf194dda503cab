namespace AkkaVoice.Audio;

/// <summary>Amplitude ratios in decibels: 20 log10 of the ratio.</summary>
public static class Decibels
{
    /// <summary>The amplitude ratio of so many decibels: 1 for 0 dB, about 2 for 6 dB.</summary>
    public static double ToRatio(double decibels) => Math.Pow(10, decibels / 20);

    /// <summary>The decibels of an amplitude ratio; negative infinity for 0.</summary>
    public static double FromRatio(double ratio) => 20 * Math.Log10(ratio);
}
