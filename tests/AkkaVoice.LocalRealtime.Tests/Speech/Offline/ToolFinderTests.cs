using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Brains.Offline.Tools;

namespace AkkaVoice.LocalRealtime.Tests.Speech.Offline;

public sealed class ToolFinderTests
{
    [Theory]
    [InlineData("get_weather", """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""", "city")]
    [InlineData("current_temperature", """{"properties":{"units":{"type":"string"},"location":{"type":"string"}},"required":["location"]}""", "location")]
    [InlineData("weather", """{"properties":{"q":{"type":["string","null"]}}}""", "q")]
    [InlineData("forecast", """{"properties":{"a":{"type":"string"},"b":{"type":"string","description":"Name of the city"}}}""", "b")]
    public void The_parameter_that_takes_the_city_is_found_in_the_schema(string name, string schema, string parameter) =>
        Assert.Equal(parameter, ToolFinder.Weather([Tool("tell_joke", "{}"), Tool(name, schema)])?.Parameter);

    [Theory]
    [InlineData("get_weather", "{}")]
    [InlineData("get_weather", "no json")]
    [InlineData("get_weather", """{"properties":{"days":{"type":"integer"}}}""")]
    [InlineData("get_weather", """{"properties":{"city":{"type":"string"},"date":{"type":"string"}},"required":["city","date"]}""")]
    [InlineData("book_table", """{"properties":{"city":{"type":"string"}}}""")]
    public void A_tool_that_cannot_be_called_with_just_a_city_is_not_used(string name, string schema) =>
        Assert.Null(ToolFinder.Weather([Tool(name, schema)]));

    [Fact]
    public void A_tool_may_say_in_its_description_what_it_is_for()
    {
        var tool = new FunctionTool("lookup", "Tells the current weather.", """{"properties":{"place":{"type":"string"}}}""");
        Assert.Equal(tool, ToolFinder.Weather([tool])?.Tool);
    }

    [Fact]
    public void A_joke_tool_must_not_need_arguments()
    {
        var needy = Tool("tell_joke", """{"properties":{"topic":{"type":"string"}},"required":["topic"]}""");
        var free = Tool("random_joke", """{"properties":{"topic":{"type":"string"}}}""");
        Assert.Equal(free, ToolFinder.Joke([needy, free]));
        Assert.Null(ToolFinder.Joke([needy]));
    }

    private static FunctionTool Tool(string name, string schema) => new(name, "", schema);
}
