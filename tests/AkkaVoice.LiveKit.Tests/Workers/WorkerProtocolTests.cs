using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting.LiveKit.Api;
using AkkaVoice.LiveKit.Tests.Service;

namespace AkkaVoice.LiveKit.Tests.Workers;

/// <summary>The worker protocol against a room server, over real sockets.</summary>
public class WorkerProtocolTests
{
    private readonly string _agent = $"agent-{Guid.NewGuid():N}";
    private readonly string _first = $"first-{Guid.NewGuid():N}";
    private readonly string _second = $"second-{Guid.NewGuid():N}";

    [LiveKitFact]
    public async Task An_agent_that_is_asked_for_by_name_comes_with_a_token_for_the_room_and_its_end_is_told_as_it_was()
    {
        await using var server = await RoomServer.StartAsync();
        await using var worker = new WorkerOnServer(server.Options, _agent);
        Assert.True(await worker.RegisteredAsync());

        await server.Api.CreateDispatchAsync(_first, _agent, """{"city":"Paris"}""");
        var job = await worker.JobAsync();

        Assert.Equal((_first, """{"city":"Paris"}""", _agent), (job.Job.Room, job.Job.Metadata, job.Job.AgentName));
        Assert.Equal(server.Options.WebSocketUrl, job.Url);
        using var http = new HttpClient();
        Assert.Equal("success", await http.GetStringAsync(new Uri(server.Options.HttpUrl, $"/rtc/validate?access_token={job.Token}")));
        var running = await Patience.ForAsync("a job that runs", async () => await server.JobAsync(_first, job.Job.Id) is { Status: "JS_RUNNING" } state ? state : null);
        Assert.Equal((job.Job.Identity, (await worker.LookAsync()).WorkerId), (running.ParticipantIdentity, running.WorkerId));

        worker.End(job.Job.Id, JobOutcome.Failed("account_problem: no quota"));

        await server.KnowsAsync(_first, job.Job.Id, "JS_FAILED", "account_problem: no quota");
    }

    [LiveKitFact]
    public async Task A_worker_without_a_name_is_in_every_room_that_comes_to_be_and_a_named_one_is_not()
    {
        await using var server = await RoomServer.StartAsync();
        await using var unnamed = new WorkerOnServer(server.Options);
        await using var named = new WorkerOnServer(server.Options, _agent);
        Assert.True(await unnamed.RegisteredAsync() && await named.RegisteredAsync());

        await server.Api.CreateRoomAsync(_first);
        await server.Api.CreateRoomAsync(_second);
        await Patience.UntilAsync("a job in each room", () => unnamed.Started.Select(job => job.Job.Room).Intersect([_first, _second]).Count() == 2);

        Assert.Empty(named.Started);
    }

    [LiveKitFact]
    public async Task A_dispatch_that_is_withdrawn_ends_its_job_and_no_other()
    {
        await using var server = await RoomServer.StartAsync();
        await using var worker = new WorkerOnServer(server.Options, _agent);
        Assert.True(await worker.RegisteredAsync());
        var first = await server.Api.CreateDispatchAsync(_first, _agent);
        await worker.JobAsync();
        await server.Api.CreateDispatchAsync(_second, _agent);
        await worker.JobAsync(2);

        await server.Api.DeleteDispatchAsync(_first, first.Id);

        Assert.True(await WorkerOnServer.UntilAsync(async () => (await worker.LookAsync()).ActiveJobs == 1));
        Assert.Equal([worker.Started.First().Job.Id], worker.Stopped);
    }

    [LiveKitFact]
    public async Task A_draining_worker_leaves_new_jobs_to_others_and_goes_with_its_last()
    {
        await using var server = await RoomServer.StartAsync();
        await using var leaving = new WorkerOnServer(server.Options, _agent);
        Assert.True(await leaving.RegisteredAsync());
        await server.Api.CreateDispatchAsync(_first, _agent);
        var job = await leaving.JobAsync();
        await using var staying = new WorkerOnServer(server.Options, _agent);
        Assert.True(await staying.RegisteredAsync());

        var drained = leaving.DrainAsync(TimeSpan.FromMinutes(1));
        await server.Api.CreateDispatchAsync(_second, _agent);
        await staying.JobAsync();
        Assert.False(drained.IsCompleted);
        leaving.End(job.Job.Id, JobOutcome.Success);

        await drained;
        await server.KnowsAsync(_first, job.Job.Id, "JS_SUCCESS");
        Assert.Single(leaving.Started);
    }

    [OwnServerFact]
    public async Task A_connection_that_is_lost_is_made_anew_and_the_server_hears_on_it_how_the_job_ended_meanwhile()
    {
        await using var server = await RoomServer.StartAsync();
        await using var proxy = new SignalProxy(server.Process);
        await using var worker = new WorkerOnServer(server.Options with { Url = new Uri(proxy.Url) }, _agent);
        Assert.True(await worker.RegisteredAsync());
        await server.Api.CreateDispatchAsync(_first, _agent);
        var job = await worker.JobAsync();

        proxy.Refuses = true;
        proxy.Cut();
        Assert.True(await WorkerOnServer.UntilAsync(async () => !(await worker.LookAsync()).Registered));
        worker.End(job.Job.Id, JobOutcome.Failed("account_problem: no quota"));
        proxy.Refuses = false;
        Assert.True(await worker.RegisteredAsync());

        Assert.Contains(worker.Log.Lines, line => line.Contains("is lost", StringComparison.Ordinal) && line.Contains("running jobs go on", StringComparison.Ordinal));
        await worker.LookAsync();
        // A genuine server has forgotten the job with the connection that had it.
        if (ServerChoice.IsDevelopmentServer) await server.KnowsAsync(_first, job.Job.Id, "JS_FAILED", "account_problem: no quota");
        await server.Api.CreateDispatchAsync(_second, _agent);
        await worker.JobAsync(2);
    }

    [OwnServerFact]
    public async Task A_server_that_is_killed_and_comes_back_is_found_again_and_jobs_go_on()
    {
        await using var server = await RoomServer.StartAsync();
        await using var worker = new WorkerOnServer(server.Options, _agent);
        Assert.True(await worker.RegisteredAsync());
        await server.Api.CreateDispatchAsync(_first, _agent);
        var job = await worker.JobAsync();

        await server.KillAsync();
        Assert.True(await WorkerOnServer.UntilAsync(async () => !(await worker.LookAsync()).Registered));
        await server.RestartAsync();
        Assert.True(await worker.RegisteredAsync());

        // A genuine server that stands alone leaves it at that, without a word.
        if (ServerChoice.IsDevelopmentServer)
        {
            await Patience.UntilAsync(
                "the job, told anew to the server", () => server.Output.Any(line => line.Contains("worker goes on with jobs", StringComparison.Ordinal) && line.Contains(job.Job.Id, StringComparison.Ordinal)), () => string.Join('\n', server.Output));
        }

        Assert.Empty(worker.Stopped);
        Assert.Equal(1, (await worker.LookAsync()).ActiveJobs);
        await server.Api.CreateDispatchAsync(_second, _agent);
        await worker.JobAsync(2);
    }

    [LiveKitFact]
    public async Task With_a_wrong_key_it_is_never_registered_and_says_why()
    {
        await using var server = await RoomServer.StartAsync();
        var wrong = server.Options with { ApiSecret = "guessed" };
        await using var worker = new WorkerOnServer(wrong, _agent);

        Assert.True(await WorkerOnServer.UntilAsync(() => Task.FromResult(worker.Log.Lines.Any(line => line.Contains("refused the key (401)", StringComparison.Ordinal)))));
        Assert.False((await worker.LookAsync()).Registered);
        var refusal = await Assert.ThrowsAsync<LiveKitApiException>(() => new LiveKitApi(new HttpClient(), wrong, TimeProvider.System).ListRoomsAsync());
        Assert.Equal("unauthenticated", refusal.Code);
    }

    [LiveKitFact]
    public async Task Rooms_are_made_listed_and_deleted()
    {
        await using var server = await RoomServer.StartAsync();

        var room = await server.Api.CreateRoomAsync(_first);
        Assert.StartsWith("RM_", room.Sid, StringComparison.Ordinal);
        Assert.Contains(_first, (await server.Api.ListRoomsAsync()).Select(one => one.Name));
        Assert.Empty(await server.Api.ListParticipantsAsync(_first));
        Assert.Equal("not_found", (await Assert.ThrowsAsync<LiveKitApiException>(() => server.Api.GetParticipantAsync(_first, "ada"))).Code);
        await server.Api.DeleteRoomAsync(_first);

        Assert.DoesNotContain(_first, (await server.Api.ListRoomsAsync()).Select(one => one.Name));
    }
}
