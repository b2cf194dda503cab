using AkkaVoice.Browser.Tests.Page;
using AkkaVoice.LiveKit.Tests.Callers;
using AkkaVoice.LiveKit.Tests.Service;
using LiveKit.Rtc;

namespace AkkaVoice.LiveKit.Tests.Conversations;

/// <summary>The whole way: a caller and the agent in a LiveKit room, with the program as a worker that took the job.</summary>
[Collection(StageCollection.Name)]
public class ConversationTests(Stage stage)
{
    [LiveKitFact]
    public async Task A_caller_asks_for_the_weather_hears_and_reads_the_answer_and_leaves()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server);
        var caller = meeting.Caller;
        Assert.Equal(stage.Weather.AgentName, caller.Agent.Attributes["lk.agent.name"]);

        var (answer, from) = await caller.AsksForTheWeatherAsync();
        var question = await caller.ReadsAsync("weather in Paris");
        Assert.Equal((Caller.Identity, caller.TrackSid), (question.From, question.Track));
        await caller.Ears.SilenceAsync(2);

        Assert.Equal((caller.Agent.Identity, Assert.Single(caller.Agent.TrackPublications).Key), (answer.From, answer.Track));
        Assert.StartsWith("SG_", answer.Segment, StringComparison.Ordinal);
        Assert.Equal(["listening", "thinking", "speaking"], caller.States.Where(state => state != "initializing").Distinct());
        await Patience.UntilAsync("an agent that listens again", () => caller.States.Last() == "listening", caller.Seen);
        Assert.Equal(Words.Of(answer.Words), await Words.HeardAsync(caller.Ears.Since(from), answer.Words));

        await caller.DisposeAsync();
        await meeting.Job.SucceedsAsync();
    }

    [LiveKitFact]
    public async Task Speaking_over_the_agent_silences_it()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Teller, stage.Server);
        var caller = meeting.Caller;
        await caller.TypesAsync("Tell me a story.");
        // Long enough for some of its words to be told, too.
        await Patience.UntilAsync("a sound", () => caller.Ears.SoundEnds > 0, caller.Seen);
        var begin = caller.Ears.Seconds;
        await Patience.UntilAsync("four seconds of a story", () => caller.Ears.SoundEnds > begin + 4, caller.Seen);

        caller.Says("stop.wav");
        await caller.ReadsAsync("All right.");
        await caller.Ears.SilenceAsync(1);

        var cut = caller.Texts.First(text => text.From == caller.Agent.Identity);
        Assert.StartsWith("Once upon", cut.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("sea", cut.Words, StringComparison.Ordinal);
        await caller.DisposeAsync();
        await meeting.Job.SucceedsAsync();
    }

    [LiveKitFact]
    public async Task A_front_end_types_asks_and_ends_the_call()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Teller, stage.Server);
        var caller = meeting.Caller;

        await caller.TypesAsync("is there anybody");
        await caller.SeesAsync("speaking");
        Assert.Contains("\"is there anybody\"", await caller.CallsAsync("akkavoice.history"), StringComparison.Ordinal);
        await caller.CallsAsync("akkavoice.interrupt");
        await caller.Ears.SilenceAsync(1);
        Assert.DoesNotContain(caller.Texts, text => text.From == Caller.Identity);

        await caller.CallsAsync("akkavoice.end");
        await meeting.Job.SucceedsAsync();
    }

    [OwnServerFact]
    public async Task A_caller_whose_connection_drops_comes_back_to_a_living_conversation()
    {
        await using var proxy = new SignalProxy(stage.Server.Process);
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server, proxy.Url);
        await meeting.Caller.SaysThanksAsync();
        await RestoredAsync(meeting, () =>
        {
            proxy.Cut();
            return Task.CompletedTask;
        });
    }

    [LiveKitFact]
    public async Task A_caller_who_joins_anew_comes_back_to_a_living_conversation()
    {
        await using var meeting = await Meeting.BeginAsync(stage.Weather, stage.Server);
        await RestoredAsync(meeting, () => meeting.Caller.Room.SimulateScenarioAsync(SimulateScenario.FullReconnect));
    }

    private static async Task RestoredAsync(Meeting meeting, Func<Task> drop)
    {
        var caller = meeting.Caller;
        var agent = caller.Agent.Identity;
        var back = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        caller.Room.Reconnected += (_, _) => back.TrySetResult();
        await drop();
        await back.Task.WaitAsync(Patience.Limit);

        await meeting.TogetherAsync(caller);
        await caller.SaysThanksAsync();
        Assert.Equal(agent, caller.Agent.Identity);
        Assert.Single(caller.Agent.TrackPublications);
        await caller.DisposeAsync();
        await meeting.Job.SucceedsAsync();
    }
}
