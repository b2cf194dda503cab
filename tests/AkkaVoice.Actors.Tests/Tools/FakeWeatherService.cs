using System.Net;

namespace AkkaVoice.Actors.Tests.Tools;

/// <summary>Stands in for Open-Meteo; answers as it does, or as a test says.</summary>
internal sealed class FakeWeatherService : HttpMessageHandler
{
    public List<Uri> Asked { get; } = [];

    public Func<Uri, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (uri, _) => Task.FromResult(Json(
        uri.Host.StartsWith("geocoding", StringComparison.Ordinal)
            ? """{"results":[{"id":1,"name":"Tromsø","latitude":69.6496,"longitude":18.956,"country":"Norway"}],"generationtime_ms":0.5}"""
            : """{"latitude":69.65,"current_units":{},"current":{"time":"2026-11-22T12:00","interval":900,"temperature_2m":-3.4,"weather_code":73,"wind_speed_10m":11.9}}"""));

    public static HttpResponseMessage Json(string text) =>
        new(HttpStatusCode.OK) { Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!);
        return Answer(request.RequestUri!, cancellationToken);
    }
}
