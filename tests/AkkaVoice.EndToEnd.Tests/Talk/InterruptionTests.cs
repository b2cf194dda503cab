using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.EndToEnd.Tests.Talk;

public class InterruptionTests
{
    [Fact]
    public async Task Speaking_over_the_agent_stops_it_and_tells_the_model_what_was_heard()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Says("A very long story that nobody hears to its end.", TimeSpan.FromSeconds(8), signal: 5))
            .OnTurn(t => t.Hears("Stop, please.").Says("Sorry.", TimeSpan.FromSeconds(0.3), signal: 6));

        var run = await TalkRun.AgainstAsync(
            script, folder, "--in", folder.Tone("question.wav", 0.5), folder.Tone("stop.wav", 0.5) + "@3");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        var cut = run.Single<InterruptionEvent>();
        var truncate = run.Single<TruncateEvent>();
        Assert.Equal(cut.ItemId, truncate.ItemId);
        var heard = Coded.Find(run.Recording, signal: 5);
        Assert.Equal(0, heard.First);
        Assert.Equal(heard.Last + 1, heard.Count); // without a hole
        Assert.InRange(truncate.AudioEndMs, (heard.Count / 24.0) - 20, (heard.Count / 24.0) + 20);
        Assert.Contains(run.Events.OfType<TranscriptEvent>(), t => t is { Final: true, Role: Speaker.Assistant } && t.Heard.Length < t.Text.Length);
        Assert.Equal(7_200, Coded.Find(run.Recording, signal: 6).Count);
    }
}
