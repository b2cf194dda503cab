using AkkaVoice.LiveKit.Tests.Callers;
using AkkaVoice.LiveKit.Tests.Service;

namespace AkkaVoice.LiveKit.Tests.Conversations;

/// <summary>Ways into a room beside a dispatch by name.</summary>
public class CommandTests
{
    private readonly string _room = $"room-{Guid.NewGuid():N}";

    [OwnServerFact]
    public async Task A_worker_without_a_name_is_in_every_room()
    {
        await using var server = await RoomServer.StartAsync();
        await using var service = AgentService.Worker(server.Url, agentName: "");
        await service.SaysAsync("is registered with LiveKit");
        await using var first = await Meeting.BeginAsync(service, server);
        await using var second = await Meeting.BeginAsync(service, server);

        await first.DisposeAsync();
        await first.Job.SucceedsAsync();
        await second.Caller.SaysThanksAsync();
    }

    [LiveKitFact]
    public async Task Connect_joins_one_room_and_ends_with_its_conversation()
    {
        await using var server = await RoomServer.StartAsync();
        await using var caller = await Caller.EnterAsync(server.Url, _room);
        await using var service = AgentService.Command(server.Url, null, "connect", "--room", _room, "--identity", "helper");
        await caller.AgentIsThereAsync();
        Assert.Equal("helper", caller.Agent.Identity);

        await caller.DisposeAsync();

        Assert.Equal(0, await service.EndAsync());
    }

    [LiveKitFact]
    public async Task A_service_that_is_told_to_stop_while_it_talks_ends_its_job_in_good_order()
    {
        await using var server = await RoomServer.StartAsync();
        await using var service = await AgentService.RegisteredAsync(server.Url);
        await using var meeting = await Meeting.BeginAsync(service, server);

        service.Stop();

        await meeting.Job.SucceedsAsync();
        await Patience.UntilAsync("an empty room", () => meeting.Caller.Agents.Count == 0, meeting.Caller.Seen);
        Assert.Equal(0, await service.EndAsync());
    }
}
