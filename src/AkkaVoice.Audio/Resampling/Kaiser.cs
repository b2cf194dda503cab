namespace AkkaVoice.Audio;

/// <summary>
/// The Kaiser window and its design formulas (J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window
/// function", 1974; also Oppenheim and Schafer, "Discrete-Time Signal Processing", section 7.6).
/// </summary>
internal static class Kaiser
{
    /// <summary>The shape parameter for a stop-band attenuation above 50 dB.</summary>
    public static double Beta(double attenuationDb) => 0.1102 * (attenuationDb - 8.7);

    /// <summary>The length of the filter, in samples, for an attenuation and a transition width in cycles a sample.</summary>
    public static double Length(double attenuationDb, double transition) =>
        (attenuationDb - 7.95) / (2.285 * 2 * Math.PI * transition);

    /// <summary>The window at x, where -1 and 1 are its ends; 0 outside.</summary>
    public static double Window(double x, double beta) =>
        Math.Abs(x) > 1 ? 0 : BesselI0(beta * Math.Sqrt(1 - (x * x))) / BesselI0(beta);

    private static double BesselI0(double x)
    {
        // The power series; its terms fall quickly for the arguments used here (beta about 9).
        var half = x / 2;
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= half / k * (half / k);
            sum += term;
        }

        return sum;
    }
}
