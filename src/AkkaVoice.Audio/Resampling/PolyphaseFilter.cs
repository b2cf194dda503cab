using System.Collections.Concurrent;
using System.Numerics;

namespace AkkaVoice.Audio;

/// <summary>
/// The low-pass filter of a resampler, as one row of coefficients for each position between two input samples. Rows are read
/// only, made once per pair of rates, and shared by all resamplers of the process.
/// </summary>
internal sealed class PolyphaseFilter
{
    /// <summary>What the window is designed for; the measured attenuation must not fall below 80 dB.</summary>
    private const double AttenuationDb = 92;

    /// <summary>The upper end of the pass band as a share of the lower rate's Nyquist frequency, where the stop band begins.</summary>
    private const double PassBand = 0.9;

    // Rows above this number (rates with hardly a common divisor) are interpolated linearly between neighbours: the error is
    // (pi / rows)^2 / 8, 106 dB down, and the table stays small.
    private const int MostRows = 512;

    private static readonly ConcurrentDictionary<(int Up, int Down), PolyphaseFilter> Made = new();

    private readonly float[] _rows;
    private readonly int _rowCount;
    private readonly int _up;

    private PolyphaseFilter(int up, int down)
    {
        _up = up;
        _rowCount = Math.Min(up, MostRows);
        // In units of the input rate: the lower of the two rates, and the half width of the filter.
        var lower = Math.Min(1.0, (double)up / down);
        HalfLength = (int)Math.Ceiling(Kaiser.Length(AttenuationDb, (1 - PassBand) / 2) / 2 / lower);
        Taps = RoundUp(2 * HalfLength, 16);
        _rows = new float[(_rowCount + 1) * Taps];
        var cutoff = lower * (1 + PassBand) / 4;
        for (var row = 0; row <= _rowCount; row++)
            Design((double)row / _rowCount, cutoff, _rows.AsSpan(row * Taps, Taps));
    }

    /// <summary>Input samples of each output sample's window before its position, and as many after it.</summary>
    public int HalfLength { get; }

    /// <summary>The length of the window in input samples, filled up with zeros to a multiple of 16.</summary>
    public int Taps { get; }

    /// <summary>The zeros at the end of each row: a window is read this far beyond its end, where anything finite may lie.</summary>
    public int Padding => Taps - (2 * HalfLength);

    /// <summary>The filter for a ratio of <paramref name="up"/>/<paramref name="down"/> without common divisor.</summary>
    public static PolyphaseFilter For(int up, int down) => Made.GetOrAdd((up, down), key => new PolyphaseFilter(key.Up, key.Down));

    /// <summary>The output sample that lies <paramref name="phase"/>/up of a sample behind the window's middle.</summary>
    /// <param name="window">At least <see cref="Taps"/> input samples.</param>
    /// <param name="phase">From 0 to up - 1.</param>
    public float Apply(ReadOnlySpan<float> window, int phase)
    {
        if (_rowCount == _up)
            return Dot(window, Row(phase));
        var place = (long)phase * _rowCount;
        var row = (int)(place / _up);
        var share = (float)(place % _up) / _up;
        var before = Dot(window, Row(row));
        return before + (share * (Dot(window, Row(row + 1)) - before));
    }

    private ReadOnlySpan<float> Row(int row) => _rows.AsSpan(row * Taps, Taps);

    private void Design(double shift, double cutoff, Span<float> row)
    {
        Span<double> exact = stackalloc double[2 * HalfLength];
        var beta = Kaiser.Beta(AttenuationDb);
        var sum = 0.0;
        for (var k = 0; k < exact.Length; k++)
        {
            var distance = k - (HalfLength - 1) - shift;
            exact[k] = Sinc(2 * cutoff * distance) * Kaiser.Window(distance / HalfLength, beta);
            sum += exact[k];
        }

        // Each row passes a constant unchanged. Without this, rows would differ by what the stop band lets through.
        for (var k = 0; k < exact.Length; k++)
            row[k] = (float)(exact[k] / sum);
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-12 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static float Dot(ReadOnlySpan<float> window, ReadOnlySpan<float> row)
    {
        // Two sums that do not wait for each other. The order of additions depends on the length alone, never on where the
        // window lies in memory, so any way of cutting a stream gives the same bits.
        var even = Vector<float>.Zero;
        var odd = Vector<float>.Zero;
        var step = 2 * Vector<float>.Count;
        var i = 0;
        for (; i <= row.Length - step; i += step)
        {
            even = Vector.FusedMultiplyAdd(new Vector<float>(window[i..]), new Vector<float>(row[i..]), even);
            odd = Vector.FusedMultiplyAdd(
                new Vector<float>(window[(i + Vector<float>.Count)..]), new Vector<float>(row[(i + Vector<float>.Count)..]), odd);
        }

        var sum = Vector.Sum(even + odd);
        for (; i < row.Length; i++)
            sum += window[i] * row[i];
        return sum;
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
