using AkkaVoice.Testing.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAgent.Tests;

public class HelloAgentTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton<IWeatherStation, RainyStation>()
        .BuildServiceProvider();

    private static AgentTest Begin() => AgentTest.Of(
        [HelloAgents.Reception, HelloAgents.Bookings], new AgentTestOptions { Services = Services, Participant = "Ada" });

    [Fact]
    public void Asked_for_the_weather_it_looks_it_up_and_says_it()
    {
        using var agent = Begin();

        agent.Hears("what is the weather in Paris").CallsTool("get_weather", new { city = "Paris" }).Says("It rains in Paris.");

        Assert.Equal("""{"city":"Paris","temperatureC":9,"conditions":"rain"}""", agent.ToolResults.Single().Output);
        Assert.StartsWith("You are at the reception of a small hotel. You talk to Ada; it is Thursday, 1 January 2026", agent.Instructions);
    }

    [Fact]
    public void A_city_that_nobody_knows_is_said_to_the_model_in_words()
    {
        using var agent = Begin();

        agent.Hears("and in Atlantis").CallsTool("get_weather", new { city = "Atlantis" }).Says("I do not know.");

        Assert.Equal("""{"error":"No weather is known for Atlantis."}""", agent.ToolResults.Single().Output);
    }

    [Fact]
    public void Who_wants_a_table_is_handed_over_and_gets_one()
    {
        using var agent = Begin();

        agent.Hears("a table please").CallsTool("transfer_to_bookings").Says("I book tables. How many are you?")
            .Hears("four at eight").CallsTool("book_table", new { guests = 4, hour = 20 }).Says("Done.");

        Assert.Equal("bookings", agent.Agent);
        Assert.Equal(["book_table"], agent.OfferedTools);
        Assert.Equal("A table for 4 at 20:00, under the name of Ada.", agent.ToolResults[^1].Output);
    }

    [Fact]
    public void Who_interrupts_is_listened_to()
    {
        using var agent = Begin();

        agent.Hears("hello").BeginsToSay("Welcome to our small hotel, the best of all small hotels on this side of the river")
            .Hears("the weather in Rome").CallsTool("get_weather", new { city = "Rome" }).Says("It rains in Rome.");

        Assert.Equal("It rains in Rome.", agent.Conversation[^1].Heard);
        Assert.True(agent.Conversation[1].Heard.Length < agent.Conversation[1].Text.Length);
    }

    private sealed class RainyStation : IWeatherStation
    {
        public WeatherReport? Ask(string city) => city == "Atlantis" ? null : new WeatherReport(city, 9, "rain");
    }
}
