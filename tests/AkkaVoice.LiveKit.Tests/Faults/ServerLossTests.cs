using AkkaVoice.LiveKit.Tests.Service;

namespace AkkaVoice.LiveKit.Tests.Faults;

/// <summary>A server that crashes and comes back on the same address, or cannot be reached for a moment.</summary>
public class ServerLossTests
{
    [OwnServerFact]
    public async Task A_connection_of_the_agent_that_is_cut_is_resumed_and_the_conversation_goes_on()
    {
        await using var server = await RoomServer.StartAsync();
        await using var proxy = new SignalProxy(server.Process);
        await using var service = await AgentService.RegisteredAsync(proxy.Url);
        await using var meeting = await Meeting.BeginAsync(service, server);
        var track = Assert.Single(meeting.Caller.Agent.TrackPublications).Key;

        await meeting.Caller.SaysThanksAsync();
        proxy.Cut();
        await RestoredAsync(service, meeting);

        await meeting.Caller.AsksForTheWeatherAsync();
        Assert.Equal([track], meeting.Caller.Agent.TrackPublications.Keys);
        await meeting.DisposeAsync();
        await service.SaysAsync($"Job {meeting.Job.Id}: done");
    }

    [OwnServerFact]
    public async Task After_five_seconds_without_a_server_the_conversation_goes_on()
    {
        await using var server = await RoomServer.StartAsync();
        await using var service = await AgentService.RegisteredAsync(server.Url);
        await using var meeting = await Meeting.BeginAsync(service, server);
        await meeting.Caller.SaysThanksAsync();

        await AwayAsync(server, TimeSpan.FromSeconds(5), meeting);
        await GoesOnAsync(server, service, meeting);
    }

    [OwnServerFact]
    public async Task After_five_seconds_without_a_server_an_agent_that_comes_to_every_room_is_there_once()
    {
        await using var server = await RoomServer.StartAsync();
        await using var service = AgentService.Worker(server.Url, agentName: "");
        await service.SaysAsync("is registered with LiveKit");
        await using var meeting = await Meeting.BeginAsync(service, server);

        await AwayAsync(server, TimeSpan.FromSeconds(5), meeting);
        await Patience.UntilAsync("a second registration", () => service.Count("is registered with LiveKit") == 2, () => service.Log);
        await GoesOnAsync(server, service, meeting);
    }

    [OwnServerFact]
    public async Task After_a_minute_without_a_server_the_job_has_failed_and_the_worker_takes_new_ones()
    {
        await using var server = await RoomServer.StartAsync();
        await using var service = await AgentService.RegisteredAsync(server.Url);
        await using (var meeting = await Meeting.BeginAsync(service, server))
        {
            await AwayAsync(server, TimeSpan.FromSeconds(60), null);

            await service.SaysAsync("fail: ", $"Room {meeting.Room} is over (ConnectionLost): The connection to the room was lost and could not be restored");
            await service.SaysAsync("fail: ", $"Job {meeting.Job.Id}: failed: The connection to the room was lost and could not be restored");
        }

        await Patience.UntilAsync("a second registration", () => service.Count("is registered with LiveKit") == 2, () => service.Log);
        await using var next = await Meeting.BeginAsync(service, server);
        await next.Caller.SaysThanksAsync();
    }

    /// <summary>
    /// The server is away, and with it a caller who gives up meanwhile: how long a client takes to come back is its own matter, and one that comes back
    /// late would push out whoever took its place.
    /// </summary>
    private static async Task AwayAsync(RoomServer server, TimeSpan duration, Meeting? meeting)
    {
        await server.KillAsync();
        await Task.WhenAll(Task.Delay(duration), meeting?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        await server.RestartAsync();
    }

    private static async Task RestoredAsync(AgentService service, Meeting meeting)
    {
        await service.SaysAsync("warn: ", $"Room {meeting.Room}: the connection is lost, it is being restored");
        await service.SaysAsync("info: ", $"Room {meeting.Room}: the connection is restored");
        await service.SaysAsync("warn: ", "The connection to LiveKit", "is lost", "running jobs go on");
        await Patience.UntilAsync("a second registration", () => service.Count("is registered with LiveKit") == 2, () => service.Log);
    }

    private static async Task GoesOnAsync(RoomServer server, AgentService service, Meeting meeting)
    {
        await RestoredAsync(service, meeting);
        await using var again = await Meeting.EnterAsync(service, server, meeting.Room);
        await meeting.TogetherAsync(again);
        await again.SaysThanksAsync();
        Assert.Single(again.Agent.TrackPublications);
        await again.DisposeAsync();
        await service.SaysAsync($"Job {meeting.Job.Id}: done");
    }
}
