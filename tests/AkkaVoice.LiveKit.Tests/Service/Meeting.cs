using AkkaVoice.LiveKit.Tests.Callers;

namespace AkkaVoice.LiveKit.Tests.Service;

/// <summary>A room of its own with a caller in it, and an agent that was asked for and is there.</summary>
internal sealed class Meeting : IAsyncDisposable
{
    private readonly AgentService _service;

    private Meeting(AgentService service, string room, Caller caller, Job job) => (_service, Room, Caller, Job) = (service, room, caller, job);

    /// <summary>The room's name.</summary>
    public string Room { get; }

    public Caller Caller { get; }

    /// <summary>The agent's job.</summary>
    public Job Job { get; }

    /// <param name="service">Whose agent.</param>
    /// <param name="server">Where.</param>
    /// <param name="url">The caller's way there; null for the straight one.</param>
    public static async Task<Meeting> BeginAsync(AgentService service, RoomServer server, string? url = null)
    {
        var room = $"room-{Guid.NewGuid():N}";
        var caller = await EnterAsync(service, server, room, url);
        var meeting = new Meeting(service, room, caller, await Job.BeginAsync(service, server, room));
        await meeting.TogetherAsync(caller);
        return meeting;
    }

    /// <summary>A caller who enters a room, and knows the program's and the server's log when something does not come.</summary>
    public static async Task<Caller> EnterAsync(AgentService service, RoomServer server, string room, string? url = null)
    {
        var caller = await Caller.EnterAsync(url ?? server.Url, room);
        caller.Others = () => $"{service.Log}\nThe server: {string.Join('\n', server.Output.TakeLast(200))}";
        return caller;
    }

    /// <summary>Waits until the agent is there and listens to this caller, and nothing of a question is lost any more.</summary>
    public async Task TogetherAsync(Caller caller)
    {
        await caller.AgentIsThereAsync();
        await Patience.UntilAsync("an agent that hears the caller", () => _service.Count($"Room {Room}: microphone track {caller.TrackSid} of ") > 0, caller.Seen);
    }

    public ValueTask DisposeAsync() => Caller.DisposeAsync();
}
