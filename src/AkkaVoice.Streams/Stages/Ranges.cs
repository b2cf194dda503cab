using System.Runtime.CompilerServices;

namespace AkkaVoice.Streams.Stages;

internal static class Ranges
{
    /// <summary>Throws unless the value is a number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static void Check(double value, double least, double most, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= least && value <= most))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Allowed: {least} to {most}."));
    }
}
