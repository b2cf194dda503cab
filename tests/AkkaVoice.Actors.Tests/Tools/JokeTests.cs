using System.Text.Json;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Jokes;
using AkkaVoice.Actors.Tools.Weather;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tests.Tools;

public class JokeTests
{
    private static readonly ToolCatalogue Catalogue =
        ToolCatalogue.BuiltIn(new WeatherOptions(), new HttpClient(new FakeWeatherService()), TimeProvider.System);

    private static async Task<string> Ask(AIFunction tool, string? topic = null)
    {
        var result = await tool.InvokeAsync(new AIFunctionArguments { ["topic"] = topic });
        return ((JsonElement)result!).GetProperty("joke").GetString()!;
    }

    [Fact]
    public async Task No_joke_is_told_twice_before_all_were()
    {
        var tool = Catalogue.Create([JokeTool.Name])[0];
        var told = new List<string>();
        for (var i = 0; i < 2 * JokeCollection.All.Count; i++)
        {
            told.Add(await Ask(tool));
        }

        Assert.Distinct(told.Take(JokeCollection.All.Count));
        Assert.Distinct(told.Skip(JokeCollection.All.Count));
    }

    [Fact]
    public async Task A_topic_chooses_a_joke_about_it_while_there_is_one() =>
        Assert.Contains("train", await Ask(Catalogue.Create([JokeTool.Name])[0], "train"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Sessions_do_not_all_begin_with_the_same_joke() => Assert.NotEqual(
        await Ask(Catalogue.Create([JokeTool.Name])[0]),
        await Ask(Catalogue.Create([JokeTool.Name])[0]));
}
