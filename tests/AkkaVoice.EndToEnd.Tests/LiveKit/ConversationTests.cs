using AkkaVoice.Hosting.LiveKit.Api;
using AkkaVoice.LocalRealtime.Scripting;
using LiveKit.TestServer;

namespace AkkaVoice.EndToEnd.Tests.LiveKit;

/// <summary>The whole LiveKit path on loopback: a caller, the development room server, the service as its worker, and a scripted model.</summary>
public class ConversationTests
{
    private static async Task<JobStateInfo> EndedAsync(LiveKitApi api, string room)
    {
        JobStateInfo? state = null;
        Assert.True(await WorkerOnServer.UntilAsync(async () =>
        {
            state = (await api.ListDispatchesAsync(room)).SelectMany(dispatch => dispatch.State!.Jobs).LastOrDefault()?.State;
            return state?.Status is "JS_SUCCESS" or "JS_FAILED";
        }), $"the job is {state}");
        return state!;
    }

    /// <summary>Asks for an agent until one is sent: until the worker has registered nobody takes the job, and a dispatch waits for nobody.</summary>
    private static async Task DispatchAsync(LiveKitApi api, string room, string agent) => Assert.True(
        await WorkerOnServer.UntilAsync(async () =>
        {
            var asked = await api.CreateDispatchAsync(room, agent);
            if (await WorkerOnServer.UntilAsync(
                async () => (await api.ListDispatchesAsync(room)).Any(one => one.Id == asked.Id && one.State!.Jobs.Any(job => job.State is { WorkerId.Length: > 0 })),
                TimeSpan.FromSeconds(1)))
            {
                return true;
            }

            await api.DeleteDispatchAsync(room, asked.Id);
            return false;
        }),
        "no agent was sent");

    [LiveKitFact]
    public async Task A_caller_is_heard_answered_interrupts_reads_along_and_leaves_and_the_job_was_a_success()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Hears("tell me a story").Says("Once upon a time there was a very small elephant that lived by the sea.", TimeSpan.FromSeconds(20), signal: 1))
            .Otherwise(t => t.Hears("stop").Says("All right.", TimeSpan.FromSeconds(1), signal: 2)));
        await using var server = await DevRoomServer.StartAsync();
        await using var service = await ServiceOnServer.StartAsync(script, server.Options, "run", "--set", "akkavoice.worker.agent-name=teller");
        await using var caller = await Caller.JoinAsync(server.Options, "lobby");

        await DispatchAsync(server.Api, "lobby", "teller");
        await caller.UntilAsync(() => caller.States.Contains("listening"), "the agent listens");
        Assert.Equal("teller", caller.Agent!.Attributes["lk.agent.name"]);

        caller.Say(800);
        await caller.UntilAsync(() => caller.HeardMs > 2_000, "two seconds of the story are heard");
        Assert.Equal(["listening", "thinking", "speaking"], caller.States);
        await caller.UntilAsync(() => caller.Lines.Any(line => line is { Sender: "ada", Final: "true", Text: "tell me a story" }), "the caller reads their own words");

        caller.Say(800);
        await caller.UntilAsync(() => caller.Lines.Any(line => line.Text.StartsWith("All right", StringComparison.Ordinal)), "the second answer is read");
        var cut = caller.Lines.First(line => line.Sender == caller.Agent.Identity);
        Assert.StartsWith("Once upon", cut.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sea", cut.Text, StringComparison.Ordinal);
        Assert.StartsWith("SG_", cut.Segment, StringComparison.Ordinal);

        await caller.DisposeAsync();
        var ended = await EndedAsync(server.Api, "lobby");
        Assert.Equal(("JS_SUCCESS", ""), (ended.Status, ended.Error));
    }

    [LiveKitFact]
    public async Task A_front_end_types_asks_and_ends_the_call()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("A typed answer.", TimeSpan.FromSeconds(1), signal: 1)));
        await using var server = await DevRoomServer.StartAsync();
        await using var service = await ServiceOnServer.StartAsync(script, server.Options, "connect", "--room", "desk", "--identity", "helper");
        await using var caller = await Caller.JoinAsync(server.Options, "desk");
        await caller.UntilAsync(() => caller.States.Contains("listening"), "the agent listens");
        Assert.Equal("helper", caller.Agent!.Identity);

        await caller.TypeAsync("is there anybody");
        await caller.UntilAsync(() => caller.Lines.Any(line => line.Text == "A typed answer."), "the answer is read");
        Assert.Contains("\"is there anybody\"", await caller.CallAsync("akkavoice.history"), StringComparison.Ordinal);
        Assert.DoesNotContain(caller.Lines, line => line.Sender == "ada");
        await caller.CallAsync("akkavoice.end");

        Assert.Equal(0, await service.ExitCode.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [LiveKitFact]
    public async Task A_service_whose_model_cannot_be_had_fails_its_job_with_the_reason()
    {
        await using var server = await DevRoomServer.StartAsync();
        await using var service = await ServiceOnServer.StartAsync(
            RealtimeScript.Create(), server.Options, "run", "--set", "akkavoice.realtime.base-url=ws://127.0.0.1:9/v1", "--set", "akkavoice.realtime.reconnect.within=1s");
        await DispatchAsync(server.Api, "lobby", "");
        await using var caller = await Caller.JoinAsync(server.Options, "lobby");

        var ended = await EndedAsync(server.Api, "lobby");

        Assert.Equal("JS_FAILED", ended.Status);
        Assert.Contains("unreachable", ended.Error, StringComparison.Ordinal);
    }
}
