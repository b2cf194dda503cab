using System.Globalization;

namespace AkkaVoice.LiveKitLatency;

/// <summary>Measured values, and what is said of them.</summary>
internal sealed class Distribution(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public int Count => _sorted.Length;

    /// <summary>The value that a share of all does not exceed; not a number where nothing was measured.</summary>
    public double At(double share) => Count == 0 ? double.NaN : _sorted[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];

    public double Max => At(1);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5),6:0.0}   p95 {At(0.95),6:0.0}   max {Max,6:0.0}   ({Count})");
}
