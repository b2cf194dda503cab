namespace HelloAgent;

/// <summary>Knows the weather.</summary>
public interface IWeatherStation
{
    /// <summary>The weather in a city; null when it is not known.</summary>
    WeatherReport? Ask(string city);
}

/// <summary>What the weather is like.</summary>
/// <param name="City">Where.</param>
/// <param name="TemperatureC">Degrees Celsius.</param>
/// <param name="Conditions">In words.</param>
public sealed record WeatherReport(string City, int TemperatureC, string Conditions);
