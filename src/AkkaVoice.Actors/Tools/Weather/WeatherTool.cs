using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools.Weather;

/// <summary>The tool <c>get_weather</c>.</summary>
public static class WeatherTool
{
    /// <summary>Its name.</summary>
    public const string Name = "get_weather";

    internal static AIFunction Create(WeatherReports reports) => AIFunctionFactory.Create(
        ([Description("The city's name, for example: Paris")] string city, CancellationToken cancellation) =>
            reports.GetAsync(city, cancellation),
        new AIFunctionFactoryOptions
        {
            Name = Name,
            Description = "Gets the weather in a city now: temperature, conditions and wind. "
                + "When the result's source is 'sample', say that it is sample data.",
            SerializerOptions = WeatherJson.Default.Options,
        });
}
