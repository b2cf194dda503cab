using System.Text.RegularExpressions;

namespace AkkaVoice.LiveKit.Tests.Service;

/// <summary>A job of a worker's that has begun, and its end: the worker's word for it, and the server's.</summary>
internal sealed partial class Job
{
    private readonly AgentService _service;
    private readonly RoomServer _server;
    private readonly string _room;

    private Job(AgentService service, RoomServer server, string room, string id) => (_service, _server, _room, Id) = (service, server, room, id);

    public string Id { get; }

    /// <summary>Asks for an agent in a room, unless it comes unasked, and waits until its job begins.</summary>
    public static async Task<Job> BeginAsync(AgentService service, RoomServer server, string room)
    {
        if (service.AgentName.Length > 0) await server.Api.CreateDispatchAsync(room, service.AgentName);
        return new Job(service, server, room, Begin().Match(await service.SaysAsync("starts in room " + room)).Groups[1].Value);
    }

    /// <summary>Waits for its end in good order.</summary>
    public async Task SucceedsAsync()
    {
        await _service.SaysAsync($"Job {Id}: done");
        await _server.KnowsAsync(_room, Id, "JS_SUCCESS");
    }

    /// <summary>Waits for its failure for this reason.</summary>
    public async Task FailsAsync(string reason)
    {
        await _service.SaysAsync($"Job {Id}: failed: ", reason);
        await _server.KnowsAsync(_room, Id, "JS_FAILED", reason);
    }

    [GeneratedRegex(@"Job (\S+): starts")]
    private static partial Regex Begin();
}
