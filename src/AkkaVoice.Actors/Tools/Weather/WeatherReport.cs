using System.Text.Json.Serialization;

namespace AkkaVoice.Actors.Tools.Weather;

/// <summary>The weather in a city now, as the model reads it.</summary>
/// <param name="City">The city, as the source writes it.</param>
/// <param name="Country">Its country.</param>
/// <param name="TemperatureC">Air temperature in °C.</param>
/// <param name="Conditions">In words.</param>
/// <param name="WindKmh">Wind speed in km/h.</param>
/// <param name="Source"><c>open-meteo</c>, or <c>sample</c> for data that is made up.</param>
/// <param name="Note">What the person should know about the data.</param>
public sealed record WeatherReport(
    [property: JsonPropertyName("city")] string City,
    [property: JsonPropertyName("country")] string Country,
    [property: JsonPropertyName("temperature_c")] double TemperatureC,
    [property: JsonPropertyName("conditions")] string Conditions,
    [property: JsonPropertyName("wind_kmh")] double WindKmh,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("note"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null);

[JsonSerializable(typeof(WeatherReport))]
[JsonSerializable(typeof(string))]
internal sealed partial class WeatherJson : JsonSerializerContext;
