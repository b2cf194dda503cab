using AkkaVoice.LiveKit.Tests.Callers;
using AkkaVoice.LiveKit.Tests.Service;

namespace AkkaVoice.LiveKit.Tests.Faults;

/// <summary>What fails beside the room fails the job, with its reason.</summary>
public class SessionFaultTests
{
    [LiveKitFact]
    public async Task A_model_that_cannot_be_had_fails_the_job_with_the_reason()
    {
        await using var server = await RoomServer.StartAsync();
        await using var service = await AgentService.RegisteredAsync(
            server.Url, "--realtime-url", $"ws://127.0.0.1:{LiveKitDevServer.UnusedPort()}/v1", "--set", "akkavoice.realtime.reconnect.within=1s");
        var room = $"room-{Guid.NewGuid():N}";
        await using var caller = await Caller.EnterAsync(server.Url, room);
        await server.Api.CreateDispatchAsync(room, service.AgentName);

        var failure = await service.SaysAsync(": failed: ", "unreachable");

        var jobId = Meeting.JobOf(await service.SaysAsync("starts in room " + room));
        Assert.Contains(jobId, failure, StringComparison.Ordinal);
        await server.KnowsAsync(room, jobId, "JS_FAILED", "unreachable");
        await Patience.UntilAsync("a room without an agent", () => caller.Agents.Count == 0, caller.Seen);
    }
}
