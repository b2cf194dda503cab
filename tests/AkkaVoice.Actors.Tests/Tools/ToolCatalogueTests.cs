using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Weather;

namespace AkkaVoice.Actors.Tests.Tools;

public class ToolCatalogueTests
{
    private static readonly ToolCatalogue Catalogue =
        ToolCatalogue.BuiltIn(new WeatherOptions(), new HttpClient(new FakeWeatherService()), TimeProvider.System);

    [Fact]
    public void Unknown_names_are_all_named_with_what_is_allowed()
    {
        var failure = Assert.Throws<ArgumentException>(() => Catalogue.Create(["get_weather", "fly", "swim"]));

        Assert.Contains("'fly'; allowed: get_weather, tell_joke.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'swim'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_sees_name_description_and_schema()
    {
        var definition = ToolDefinitions.Of(Catalogue.Create(["get_weather"]))[0];

        Assert.Equal("get_weather", definition.Name);
        Assert.Contains("weather", definition.Description, StringComparison.Ordinal);
        Assert.Equal("string", definition.Parameters.GetProperty("properties").GetProperty("city").GetProperty("type").GetString());
        Assert.Equal(["city"], definition.Parameters.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void A_name_can_be_registered_once() =>
        Assert.Throws<ArgumentException>(() => new ToolCatalogue().Add("a", () => null!).Add("a", () => null!));
}
