using AkkaVoice.Browser.Tests.Page;
using AkkaVoice.LiveKit.Tests.Callers;
using AkkaVoice.LiveKit.Tests.Service;

namespace AkkaVoice.LiveKit.Tests.Conversations;

/// <summary>The same with the client that people use: livekit-client in a browser.</summary>
[Collection(StageCollection.Name)]
[Trait("Category", "browser")]
public class FrontEndTests(Stage stage)
{
    private readonly string _room = $"room-{Guid.NewGuid():N}";

    [LiveKitFact]
    public async Task A_browser_asks_for_the_weather_hears_and_reads_the_answer_and_leaves()
    {
        // A person asks again when nothing sensible comes back. The silence at the begin is the time a track needs to come up.
        using var recordings = new Recordings(2.0, "weather.wav", 25, "weather.wav", 25, "weather.wav", 25, "weather.wav", 25, "weather.wav", 60);
        await using var tab = await FrontEnd.EnterAsync(stage.Server, _room, recordings);
        var job = await Job.BeginAsync(stage.Weather, stage.Server, _room);
        await tab.AgentIsThereAsync();
        await tab.TalksAsync();

        await tab.ReadsAsync("weather in Paris");
        var answer = await tab.ReadsAsync("In Paris it is");
        // On a busy machine a browser's sound has gaps: what was not heard of this answer is listened for in the next one.
        var parts = Words.PartsOf(answer);
        var (heard, from) = (new HashSet<string>(), 0);
        for (var answers = 1; answers <= 3 && heard.Count < parts.Length - 1; answers++)
        {
            await tab.SeesAsync($"seen.texts.filter((one) => one.final === 'true' && one.text.startsWith('In Paris it is')).length >= {answers} && seen.states.at(-1) === 'listening'");
            var played = await tab.PlayedAsync();
            heard.UnionWith(await Words.PartsHeardAsync(played[from..], answer));
            from = played.Length;
        }

        Assert.True(heard.Intersect(parts).Count() > parts.Length / 2, $"Heard: {string.Join(" | ", heard)}");
        Assert.Equal(["listening", "thinking", "speaking"], (await tab.StatesAsync()).Where(state => state != "initializing").Distinct());

        await tab.LeavesAsync();
        await job.SucceedsAsync();
    }

    [LiveKitFact]
    public async Task Speaking_over_the_agent_from_a_browser_silences_it()
    {
        using var recordings = new Recordings(1.0, "stop.wav", 60);
        await using var tab = await FrontEnd.EnterAsync(stage.Server, _room, recordings);
        var job = await Job.BeginAsync(stage.Teller, stage.Server, _room);
        await tab.AgentIsThereAsync();
        await tab.TypesAsync("Tell me a story.");
        await tab.SeesAsync("seen.texts.some((one) => one.text.startsWith('Once upon'))");

        await tab.TalksAsync();
        await tab.ReadsAsync("All right.");
        var cut = await tab.ReadsAsync("Once upon");
        Assert.DoesNotContain("sea", cut, StringComparison.Ordinal);
        await tab.SeesAsync("seen.states.at(-1) === 'listening'");

        await tab.LeavesAsync();
        await job.SucceedsAsync();
    }
}
