using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaVoice.Actors.Tools.Weather;

/// <summary>
/// Asks Open-Meteo (https://open-meteo.com): first its geocoding service where the city is, then its forecast service for the
/// weather there now. Neither needs a key.
/// </summary>
/// <param name="http">Used for both requests. Its timeout should be longer than the caller's.</param>
internal sealed class OpenMeteoClient(HttpClient http)
{
    internal const string Source = "open-meteo";

    private const string Geocoding = "https://geocoding-api.open-meteo.com/v1/search?count=1&language=en&format=json&name=";
    private const string Forecast = "https://api.open-meteo.com/v1/forecast?current=temperature_2m,weather_code,wind_speed_10m";

    /// <summary>Asks for the weather in a city.</summary>
    /// <param name="city">The city.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The report; null when the service knows no such city.</returns>
    /// <exception cref="HttpRequestException">The service was not reached, or did not answer as it should.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal async Task<WeatherReport?> AskAsync(string city, CancellationToken cancellation)
    {
        try
        {
            var places = await http.GetFromJsonAsync(
                Geocoding + Uri.EscapeDataString(city), OpenMeteoJson.Default.Places, cancellation);
            return places?.Results is [var place, ..] ? await AskAsync(place, cancellation) : null;
        }
        catch (JsonException exception)
        {
            throw new HttpRequestException("The weather service's answer could not be read.", exception);
        }
    }

    private async Task<WeatherReport> AskAsync(Place place, CancellationToken cancellation)
    {
        var address = string.Create(
            CultureInfo.InvariantCulture, $"{Forecast}&latitude={place.Latitude}&longitude={place.Longitude}");
        var forecast = await http.GetFromJsonAsync(address, OpenMeteoJson.Default.Forecast, cancellation);
        return forecast?.Current is { } now
            ? new WeatherReport(
                place.Name, place.Country ?? "", now.Temperature, WeatherCode.Describe(now.Code), now.Wind, Source)
            : throw new HttpRequestException("The weather service's answer holds no current weather.");
    }
}

internal sealed record Places([property: JsonPropertyName("results")] IReadOnlyList<Place>? Results);

internal sealed record Place(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("country")] string? Country,
    [property: JsonPropertyName("latitude")] double Latitude,
    [property: JsonPropertyName("longitude")] double Longitude);

internal sealed record Forecast([property: JsonPropertyName("current")] CurrentWeather? Current);

internal sealed record CurrentWeather(
    [property: JsonPropertyName("temperature_2m"), JsonRequired] double Temperature,
    [property: JsonPropertyName("weather_code"), JsonRequired] int Code,
    [property: JsonPropertyName("wind_speed_10m"), JsonRequired] double Wind);

[JsonSerializable(typeof(Places))]
[JsonSerializable(typeof(Forecast))]
internal sealed partial class OpenMeteoJson : JsonSerializerContext;
