using System.Globalization;

namespace AkkaVoice.BrowserFlood;

/// <summary>What was measured in the rounds of one kind.</summary>
internal sealed class Condition(string name)
{
    private const int Resamples = 2_000;
    private readonly List<Round> _rounds = [];

    public void Add(List<double> voice, List<double> microphone, double processors, int connects) =>
        _rounds.Add(new Round(voice, microphone, processors, connects));

    /// <summary>
    /// By how much the 99th percentile over all rounds differs, and in what range nine of ten such measurements would find it: rounds drawn
    /// again at random, in pairs, as often as there are some.
    /// </summary>
    public string Against(Condition other)
    {
        var rounds = Math.Min(_rounds.Count, other._rounds.Count);
        return $"voice {Change(round => round.Voice)}, microphone {Change(round => round.Microphone)}";

        string Change(Func<Round, List<double>> samples)
        {
            var random = new Random(1);
            var all = Difference(samples, [.. Enumerable.Range(0, rounds)]);
            var drawn = Enumerable.Range(0, Resamples)
                .Select(_ => Difference(samples, [.. Enumerable.Range(0, rounds).Select(_ => random.Next(rounds))]))
                .Order().ToList();
            return string.Create(CultureInfo.InvariantCulture, $"{all:+0.0;-0.0} ms ({drawn[Resamples / 20]:+0.0;-0.0} to {drawn[Resamples - (Resamples / 20)]:+0.0;-0.0})");
        }

        double Difference(Func<Round, List<double>> samples, int[] chosen) =>
            At(chosen.SelectMany(i => samples(_rounds[i])), 0.99) - At(chosen.SelectMany(i => samples(other._rounds[i])), 0.99);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-20} voice {Figures(round => round.Voice)}   microphone {Figures(round => round.Microphone)}   gaps {_rounds.Sum(round => round.Voice.Count(late => late > 100))}   service {_rounds.Average(round => round.Processors * 100):0.0} %   connections {_rounds.Sum(round => round.Connects)}");

    private string Figures(Func<Round, List<double>> samples)
    {
        var all = _rounds.SelectMany(samples).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{At(all, 0.5),5:0.0} {At(all, 0.99),5:0.0} {all.Max(),6:0.0}");
    }

    private static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }

    private sealed record Round(List<double> Voice, List<double> Microphone, double Processors, int Connects);
}
