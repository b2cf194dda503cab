namespace HelloAgent;

/// <summary>A weather station on the reception's desk; it knows three cities. Yours would ask a service.</summary>
internal sealed class DeskWeatherStation : IWeatherStation
{
    private static readonly WeatherReport[] Reports =
    [
        new("Paris", 21, "sunny"),
        new("Oslo", 7, "light rain"),
        new("Rome", 27, "clear"),
    ];

    public WeatherReport? Ask(string city) => Reports.FirstOrDefault(report => report.City.Equals(city, StringComparison.OrdinalIgnoreCase));
}
