using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Brains.Offline;

namespace AkkaVoice.EndToEnd.Tests.Talk;

/// <summary>The keyless conversation, as a newcomer's first command holds it: recorded speech in, recognised, answered aloud.</summary>
[Trait("Category", "speech")]
public class OfflineSpeechTests
{
    [Fact]
    public async Task Spoken_questions_lead_to_their_tools_and_are_answered_aloud()
    {
        using var folder = new TestFolder();
        using var brains = new OfflineBrainFactory();
        await brains.Ready;

        var run = await TalkRun.AgainstAsync(brains, folder, "--in", Sample("weather.wav"), Sample("joke.wav"), Sample("out-of-scope.wav"));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(["get_weather", "tell_joke"], run.Events.OfType<ToolCallEvent>().Select(c => c.Name));
        Assert.Contains("Paris", run.Events.OfType<ToolCallEvent>().First().Arguments);
        Assert.All(run.Events.OfType<ToolResultEvent>(), r => Assert.True(r.Ok));
        var said = run.Events.OfType<TranscriptEvent>().Where(t => t is { Final: true, Role: Speaker.Assistant }).Select(t => t.Heard).ToArray();
        Assert.Equal(3, said.Length);
        Assert.Contains("Paris", said[0]);
        Assert.Contains("ample", said[0]); // the table says that it is one
        Assert.Equal(3, run.Events.OfType<FirstAudioEvent>().Count());
        Assert.True(run.Recording.Count(s => Math.Abs((int)s) > 500) > 24_000, "The answers were not heard.");
    }

    private static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "samples"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "samples", name);
    }
}
