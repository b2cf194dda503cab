using System.Numerics;

namespace AkkaVoice.Audio;

/// <summary>
/// How loud a stretch of audio is. 0 dBFS is the largest magnitude a 16-bit sample can have (32,768), for peak and RMS alike: a
/// full-scale sine has a peak of 0 and an RMS of -3.01 dBFS.
/// </summary>
/// <param name="PeakDbfs">The largest magnitude, in dBFS; <see cref="Floor"/> for digital silence.</param>
/// <param name="RmsDbfs">The root mean square, in dBFS; <see cref="Floor"/> for digital silence.</param>
public readonly record struct AudioLevel(double PeakDbfs, double RmsDbfs)
{
    /// <summary>What stands for silence, in dBFS: finite, so that it can be averaged, compared and written as JSON.</summary>
    public const double Floor = -120;

    private const double FullScale = 32_768;

    /// <summary>Digital silence.</summary>
    public static AudioLevel Silence { get; } = new(Floor, Floor);

    /// <summary>Measures values of all channels together; no values are silence.</summary>
    public static AudioLevel Of(ReadOnlySpan<short> values)
    {
        if (values.IsEmpty)
            return Silence;
        return new AudioLevel(ToDbfs(PeakOf(values)), ToDbfs(Math.Sqrt(SumOfSquares(values) / (double)values.Length)));
    }

    /// <summary>The RMS of the values, in dBFS.</summary>
    public static double RmsOf(ReadOnlySpan<short> values) =>
        values.IsEmpty ? Floor : ToDbfs(Math.Sqrt(SumOfSquares(values) / (double)values.Length));

    /// <summary>A magnitude between 0 and 32,768 in dBFS, not below <see cref="Floor"/>.</summary>
    public static double ToDbfs(double magnitude) =>
        magnitude <= 0 ? Floor : Math.Max(Floor, Decibels.FromRatio(magnitude / FullScale));

    /// <summary>The magnitude (up to 32,768 at 0 dBFS) of a level in dBFS.</summary>
    public static double FromDbfs(double dbfs) => FullScale * Decibels.ToRatio(dbfs);

    /// <summary>The largest magnitude, 0 to 32,768.</summary>
    public static int PeakOf(ReadOnlySpan<short> values)
    {
        var max = Vector<short>.Zero;
        var min = Vector<short>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            var v = new Vector<short>(values[i..]);
            max = Vector.Max(max, v);
            min = Vector.Min(min, v);
        }

        var peak = 0;
        for (var k = 0; k < Vector<short>.Count; k++)
            peak = Math.Max(peak, Math.Max(max[k], -min[k]));
        for (; i < values.Length; i++)
            peak = Math.Max(peak, Math.Abs((int)values[i]));
        return peak;
    }

    /// <summary>The sum of the squares: exact, for up to 2^33 values.</summary>
    public static long SumOfSquares(ReadOnlySpan<short> values)
    {
        var sums = Vector<ulong>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<short>.Count; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(values[i..]), out var low, out var high);
            // Two squares of at most 2^30 fit an unsigned 32-bit value.
            Vector.Widen(Vector.AsVectorUInt32(low * low) + Vector.AsVectorUInt32(high * high), out var a, out var b);
            sums += a + b;
        }

        var sum = (long)Vector.Sum(sums);
        for (; i < values.Length; i++)
            sum += values[i] * values[i];
        return sum;
    }
}
