using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting.LiveKit.Api;
using LiveKit.TestServer;

namespace AkkaVoice.EndToEnd.Tests.LiveKit;

/// <summary>The worker protocol against the development room server, over real sockets.</summary>
public class WorkerProtocolTests
{
    private static async Task<JobStateInfo> StateAsync(LiveKitApi api, string room, Func<JobStateInfo, bool> until)
    {
        JobStateInfo state = new();
        await WorkerOnServer.UntilAsync(async () =>
        {
            var job = (await api.ListDispatchesAsync(room)).SelectMany(dispatch => dispatch.State?.Jobs ?? []).LastOrDefault();
            return until(state = job?.State ?? state);
        });
        return state;
    }

    [LiveKitFact]
    public async Task An_agent_that_is_asked_for_by_name_comes_with_a_token_for_the_room_and_its_end_is_told_as_it_was()
    {
        await using var server = await DevRoomServer.StartAsync();
        await using var worker = new WorkerOnServer(server.Options, "weather");
        Assert.True(await worker.RegisteredAsync());

        await server.Api.CreateDispatchAsync("lobby", "weather", """{"city":"Paris"}""");
        var job = await worker.JobAsync();

        Assert.Equal(("lobby", """{"city":"Paris"}""", "weather"), (job.Job.Room, job.Job.Metadata, job.Job.AgentName));
        Assert.Equal(server.Options.WebSocketUrl, job.Url);
        using var http = new HttpClient();
        Assert.Equal("success", await http.GetStringAsync(new Uri(server.Options.HttpUrl, $"/rtc/validate?access_token={job.Token}")));
        var running = await StateAsync(server.Api, "lobby", state => state.Status == "JS_RUNNING");
        Assert.Equal((job.Job.Identity, (await worker.LookAsync()).WorkerId), (running.ParticipantIdentity, running.WorkerId));

        worker.End(job.Job.Id, JobOutcome.Failed("account_problem: no quota"));

        var ended = await StateAsync(server.Api, "lobby", state => state.Status == "JS_FAILED");
        Assert.Equal("account_problem: no quota", ended.Error);
    }

    [LiveKitFact]
    public async Task A_worker_without_a_name_is_in_every_room_that_comes_to_be_and_a_named_one_is_not()
    {
        await using var server = await DevRoomServer.StartAsync();
        await using var unnamed = new WorkerOnServer(server.Options);
        await using var named = new WorkerOnServer(server.Options, "weather");
        Assert.True(await unnamed.RegisteredAsync() && await named.RegisteredAsync());

        await server.Api.CreateRoomAsync("first");
        await server.Api.CreateRoomAsync("second");
        await unnamed.JobAsync(2);

        Assert.Equal(["first", "second"], unnamed.Started.Select(job => job.Job.Room).Order());
        Assert.Empty(named.Started);
    }

    [LiveKitFact]
    public async Task A_dispatch_that_is_withdrawn_ends_its_job_and_no_other()
    {
        await using var server = await DevRoomServer.StartAsync();
        await using var worker = new WorkerOnServer(server.Options, "weather");
        Assert.True(await worker.RegisteredAsync());
        var first = await server.Api.CreateDispatchAsync("first", "weather");
        await worker.JobAsync();
        await server.Api.CreateDispatchAsync("second", "weather");
        await worker.JobAsync(2);

        await server.Api.DeleteDispatchAsync("first", first.Id);

        Assert.True(await WorkerOnServer.UntilAsync(async () => (await worker.LookAsync()).ActiveJobs == 1));
        Assert.Equal([worker.Started.First().Job.Id], worker.Stopped);
    }

    [LiveKitFact]
    public async Task A_draining_worker_leaves_new_jobs_to_others_and_goes_with_its_last()
    {
        await using var server = await DevRoomServer.StartAsync();
        await using var leaving = new WorkerOnServer(server.Options, "weather");
        Assert.True(await leaving.RegisteredAsync());
        await server.Api.CreateDispatchAsync("first", "weather");
        var job = await leaving.JobAsync();
        await using var staying = new WorkerOnServer(server.Options, "weather");
        Assert.True(await staying.RegisteredAsync());

        var drained = leaving.DrainAsync(TimeSpan.FromMinutes(1));
        await server.Api.CreateDispatchAsync("second", "weather");
        await staying.JobAsync();
        Assert.False(drained.IsCompleted);
        leaving.End(job.Job.Id, JobOutcome.Success);

        await drained;
        Assert.Equal("JS_SUCCESS", (await StateAsync(server.Api, "first", state => state.Status == "JS_SUCCESS")).Status);
        Assert.Single(leaving.Started);
    }

    [LiveKitFact]
    public async Task A_server_that_is_killed_and_comes_back_is_found_again_and_jobs_go_on()
    {
        await using var server = await DevRoomServer.StartAsync();
        await using var worker = new WorkerOnServer(server.Options, "weather");
        Assert.True(await worker.RegisteredAsync());
        await server.Api.CreateDispatchAsync("lobby", "weather");
        await worker.JobAsync();

        await server.KillAsync();
        Assert.True(await WorkerOnServer.UntilAsync(async () => !(await worker.LookAsync()).Registered));
        await server.RestartAsync();
        Assert.True(await worker.RegisteredAsync());

        Assert.Empty(worker.Stopped);
        Assert.Equal(1, (await worker.LookAsync()).ActiveJobs);
        await server.Api.CreateDispatchAsync("hall", "weather");
        await worker.JobAsync(2);
    }

    [LiveKitFact]
    public async Task With_a_wrong_key_it_is_never_registered_and_says_why()
    {
        await using var server = await DevRoomServer.StartAsync();
        var wrong = server.Options with { ApiSecret = "guessed" };
        await using var worker = new WorkerOnServer(wrong, "weather");

        Assert.True(await WorkerOnServer.UntilAsync(() => Task.FromResult(worker.Log.Lines.Any(line => line.Contains("refused the key (401)", StringComparison.Ordinal)))));
        Assert.False((await worker.LookAsync()).Registered);
        var refusal = await Assert.ThrowsAsync<LiveKitApiException>(() => new LiveKitApi(new HttpClient(), wrong, TimeProvider.System).ListRoomsAsync());
        Assert.Equal("unauthenticated", refusal.Code);
    }

    [LiveKitFact]
    public async Task Rooms_are_made_listed_and_deleted()
    {
        await using var server = await DevRoomServer.StartAsync();

        var room = await server.Api.CreateRoomAsync("lobby");
        Assert.StartsWith("RM_", room.Sid, StringComparison.Ordinal);
        Assert.Equal(["lobby"], (await server.Api.ListRoomsAsync()).Select(one => one.Name));
        Assert.Empty(await server.Api.ListParticipantsAsync("lobby"));
        Assert.Equal("not_found", (await Assert.ThrowsAsync<LiveKitApiException>(() => server.Api.GetParticipantAsync("lobby", "ada"))).Code);
        await server.Api.DeleteRoomAsync("lobby");

        Assert.Empty(await server.Api.ListRoomsAsync());
    }
}
