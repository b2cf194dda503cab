using System.Globalization;

namespace AkkaVoice.BrowserFlood;

/// <summary>What was measured in the rounds of one kind.</summary>
internal sealed class Condition(string name)
{
    private readonly List<Round> _rounds = [];

    public void Add(List<double> late, double processors, int connects) =>
        _rounds.Add(new Round(At(late, 0.5), At(late, 0.99), late.Max(), late.Count(l => l > 100), processors, connects));

    /// <summary>By how much the 99th percentile differs: median, least and most over the pairs.</summary>
    public string Against(Condition other)
    {
        var changes = _rounds.Zip(other._rounds, (mine, theirs) => mine.P99 - theirs.P99).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Median(changes):+0.0;-0.0} ms ({changes.Min():+0.0;-0.0} to {changes.Max():+0.0;-0.0})");
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-20} median {Middle(r => r.Median),6:0.0}   p99 {Middle(r => r.P99),6:0.0}   max {_rounds.Max(r => r.Max),6:0.0}   gaps {_rounds.Sum(r => r.Gaps)}   service {Middle(r => r.Processors * 100):0.0} % of a processor   connections {_rounds.Sum(r => r.Connects)}");

    private double Middle(Func<Round, double> figure) => Median([.. _rounds.Select(figure)]);

    private static double Median(List<double> values) => At(values, 0.5);

    private static double At(List<double> values, double share) => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(share * values.Count)));

    private sealed record Round(double Median, double P99, double Max, int Gaps, double Processors, int Connects);
}
