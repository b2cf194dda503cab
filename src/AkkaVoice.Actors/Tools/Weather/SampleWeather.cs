using System.Collections.Frozen;
using System.Globalization;

namespace AkkaVoice.Actors.Tools.Weather;

/// <summary>Made-up weather for well-known cities, for machines that reach no service. Every report says that it is a sample.</summary>
public static class SampleWeather
{
    internal const string Source = "sample";

    private static readonly FrozenDictionary<string, WeatherReport> Reports = Load();

    /// <summary>The cities in the table.</summary>
    public static IEnumerable<string> Cities => Reports.Values.Select(report => report.City);

    /// <summary>Looks a city up; case, accents and surrounding space do not matter.</summary>
    /// <param name="city">The city.</param>
    /// <param name="note">What the report says about itself.</param>
    /// <returns>The report; null when the table has no such city.</returns>
    public static WeatherReport? Find(string city, string note) =>
        Reports.GetValueOrDefault(CityName.Fold(city)) is { } report ? report with { Note = note } : null;

    private static FrozenDictionary<string, WeatherReport> Load()
    {
        using var stream = typeof(SampleWeather).Assembly.GetManifestResourceStream("SampleWeather.tsv")
            ?? throw new InvalidOperationException("The sample weather is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(Parse)
            .ToFrozenDictionary(report => CityName.Fold(report.City));
    }

    private static WeatherReport Parse(string line)
    {
        var fields = line.Split('\t');
        return new WeatherReport(
            fields[0],
            fields[1],
            double.Parse(fields[2], CultureInfo.InvariantCulture),
            fields[3],
            double.Parse(fields[4], CultureInfo.InvariantCulture),
            Source);
    }
}
