using System.Net;
using System.Text.Json;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Weather;
using AkkaVoice.LocalRealtime.Brains.Offline;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tests.Tools;

public sealed class WeatherTests : IDisposable
{
    private readonly FakeWeatherService _service = new();
    private readonly ManualTime _time = new();
    private readonly HttpClient _http;

    public WeatherTests() => _http = new HttpClient(_service);

    public void Dispose() => _http.Dispose();

    private AIFunction Tool(WeatherSource source) => ToolCatalogue
        .BuiltIn(new WeatherOptions { Source = source }, _http, _time)
        .Create([WeatherTool.Name])[0];

    private static Task<string> Ask(AIFunction tool, string city) =>
        AskCore(tool, city).WaitAsync(TimeSpan.FromSeconds(30));

    private static async Task<string> AskCore(AIFunction tool, string city)
    {
        var result = await tool.InvokeAsync(new AIFunctionArguments { ["city"] = city });
        return ((JsonElement)result!).GetRawText();
    }

    [Fact]
    public async Task A_live_report_comes_from_the_service_in_the_promised_form()
    {
        Assert.Equal(
            """{"city":"Troms\u00F8","country":"Norway","temperature_c":-3.4,"conditions":"snow","wind_kmh":11.9,"source":"open-meteo"}""",
            await Ask(Tool(WeatherSource.Live), "Tromsø"));
        Assert.Contains("name=Troms%C3%B8", _service.Asked[0].AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("latitude=69.6496&longitude=18.956", _service.Asked[1].AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_prefers_the_service() =>
        Assert.Contains("open-meteo", await Ask(Tool(WeatherSource.Auto), "Oslo"), StringComparison.Ordinal);

    [Fact]
    public async Task Auto_answers_with_named_sample_data_when_the_service_is_away()
    {
        _service.Answer = (_, _) => throw new HttpRequestException("no route");

        var report = await Ask(Tool(WeatherSource.Auto), "Oslo");

        Assert.Contains("\"city\":\"Oslo\"", report, StringComparison.Ordinal);
        Assert.Contains("\"source\":\"sample\"", report, StringComparison.Ordinal);
        Assert.Contains("could not be reached", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_waits_two_seconds_for_a_service_that_hangs_and_not_again_soon()
    {
        _service.Answer = (_, cancellation) => Hang(cancellation);
        var tool = Tool(WeatherSource.Auto);

        var asking = Ask(tool, "Oslo");
        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(asking.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Contains("sample", await asking, StringComparison.Ordinal);

        Assert.Contains("sample", await Ask(tool, "Paris"), StringComparison.Ordinal);
        Assert.Single(_service.Asked);

        _time.Advance(TimeSpan.FromSeconds(30));
        _service.Answer = new FakeWeatherService().Answer;
        Assert.Contains("open-meteo", await Ask(tool, "Oslo"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, """{"results":[{"name":"X"}]}""")]
    public async Task Live_says_that_a_service_that_answers_wrongly_cannot_be_reached(HttpStatusCode status, string body)
    {
        _service.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body) });

        var failure = await Assert.ThrowsAsync<ToolFailedException>(() => Ask(Tool(WeatherSource.Live), "Oslo"));

        Assert.Equal("The weather service cannot be reached at the moment.", failure.Message);
    }

    [Theory]
    [InlineData(WeatherSource.Live)]
    [InlineData(WeatherSource.Auto)]
    public async Task A_city_that_the_service_does_not_know_is_said_to_be_unknown(WeatherSource source)
    {
        _service.Answer = (_, _) => Task.FromResult(FakeWeatherService.Json("""{"generationtime_ms":0.3}"""));

        var failure = await Assert.ThrowsAsync<ToolFailedException>(() => Ask(Tool(source), "Atlantis"));

        Assert.Contains("no city named 'Atlantis'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_asks_nobody_and_knows_its_limits()
    {
        Assert.Contains("set to offline", await Ask(Tool(WeatherSource.Offline), " são paulo "), StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<ToolFailedException>(() => Ask(Tool(WeatherSource.Offline), "Atlantis"));

        Assert.Contains("no sample weather for 'Atlantis'", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Asked);
    }

    [Fact]
    public void The_sample_table_holds_at_least_sixty_cities() => Assert.True(SampleWeather.Cities.Count() >= 60);

    [Fact]
    public void Every_city_that_can_be_asked_for_by_voice_without_a_key_has_sample_weather() =>
        Assert.All(Cities.All, city => Assert.NotNull(SampleWeather.Find(city.Name, "")));

    [Theory]
    [InlineData("new york city", "New York")]
    [InlineData("Zürich", "Zurich")]
    [InlineData("Paris, France", "Paris")]
    [InlineData("tel-aviv", "Tel Aviv")]
    public void Common_spellings_find_their_city(string asked, string city) =>
        Assert.Equal(city, SampleWeather.Find(asked, "")?.City);

    private static async Task<HttpResponseMessage> Hang(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("Not reached.");
    }
}
