using System.Text.RegularExpressions;
using AkkaVoice.LiveKit.Tests.Callers;

namespace AkkaVoice.LiveKit.Tests.Service;

/// <summary>A room of its own with a caller in it, and an agent that was asked for and is there.</summary>
internal sealed partial class Meeting : IAsyncDisposable
{
    private Meeting(AgentService service, RoomServer server, string room, Caller caller, string jobId)
    {
        (Service, Server, Room, Caller, JobId) = (service, server, room, caller, jobId);
        caller.Others = () => service.Log;
    }

    public AgentService Service { get; }

    public RoomServer Server { get; }

    /// <summary>The room's name.</summary>
    public string Room { get; }

    public Caller Caller { get; }

    /// <summary>The agent's job.</summary>
    public string JobId { get; }

    /// <param name="service">Whose agent.</param>
    /// <param name="server">Where.</param>
    /// <param name="url">The caller's way there; null for the straight one.</param>
    public static async Task<Meeting> BeginAsync(AgentService service, RoomServer server, string? url = null)
    {
        var room = $"room-{Guid.NewGuid():N}";
        var caller = await Caller.EnterAsync(url ?? server.Url, room);
        if (service.AgentName.Length > 0) await server.Api.CreateDispatchAsync(room, service.AgentName);
        var jobId = JobOf(await service.SaysAsync("starts in room " + room));
        var meeting = new Meeting(service, server, room, caller, jobId);
        await caller.AgentIsThereAsync();
        return meeting;
    }

    /// <summary>The job that a line of the worker's log says the beginning of.</summary>
    public static string JobOf(string line) => Job().Match(line).Groups[1].Value;

    /// <summary>Waits for the job's end in good order: the worker's word for it, and the server's.</summary>
    public async Task SucceedsAsync()
    {
        await Service.SaysAsync($"Job {JobId}: done");
        await Server.KnowsAsync(Room, JobId, "JS_SUCCESS");
    }

    /// <summary>Waits for the job's failure for this reason.</summary>
    public async Task FailsAsync(string reason)
    {
        await Service.SaysAsync($"Job {JobId}: failed: ", reason);
        await Server.KnowsAsync(Room, JobId, "JS_FAILED", reason);
    }

    public ValueTask DisposeAsync() => Caller.DisposeAsync();

    [GeneratedRegex(@"Job (\S+): starts")]
    private static partial Regex Job();
}
