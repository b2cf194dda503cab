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

        var job = await Job.BeginAsync(service, server, room);

        await job.FailsAsync("unreachable");
        await Patience.UntilAsync("a room without an agent", () => caller.Agents.Count == 0, caller.Seen);
    }
}
