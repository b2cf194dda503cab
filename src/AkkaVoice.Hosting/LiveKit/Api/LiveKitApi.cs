using AkkaVoice.Hosting.LiveKit.Tokens;

namespace AkkaVoice.Hosting.LiveKit.Api;

/// <summary>
/// A LiveKit server from outside: its rooms, their participants, and agents that are asked for. Every call throws
/// <see cref="LiveKitApiException"/> when the server says no or does not answer within 10 s.
/// </summary>
/// <param name="http">Makes the requests.</param>
/// <param name="livekit">The server and the key.</param>
/// <param name="time">The clock, for the tokens.</param>
public sealed class LiveKitApi(HttpClient http, LiveKitOptions livekit, TimeProvider time)
{
    private const string Rooms = "RoomService";
    private const string Dispatches = "AgentDispatchService";

    private readonly TwirpClient _twirp = new(http, livekit, time);

    /// <summary>Creates a room, or finds the one of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The room.</returns>
    public Task<RoomInfo> CreateRoomAsync(string name, CancellationToken cancellation = default) =>
        _twirp.CallAsync<RoomInfo>(Rooms, "CreateRoom", new VideoGrants { RoomCreate = true }, new { name }, cancellation);

    /// <summary>Lists the rooms.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>All of them.</returns>
    public async Task<IReadOnlyList<RoomInfo>> ListRoomsAsync(CancellationToken cancellation = default) =>
        (await _twirp.CallAsync<RoomList>(Rooms, "ListRooms", new VideoGrants { RoomList = true }, new { }, cancellation).ConfigureAwait(false)).Rooms;

    /// <summary>Deletes a room; who is in it is disconnected.</summary>
    /// <param name="room">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Completes when it is gone.</returns>
    public Task DeleteRoomAsync(string room, CancellationToken cancellation = default) =>
        _twirp.CallAsync<object>(Rooms, "DeleteRoom", new VideoGrants { RoomCreate = true }, new { room }, cancellation);

    /// <summary>Lists who is in a room.</summary>
    /// <param name="room">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The participants, agents among them.</returns>
    public async Task<IReadOnlyList<ParticipantInfo>> ListParticipantsAsync(string room, CancellationToken cancellation = default) =>
        (await _twirp.CallAsync<ParticipantList>(Rooms, "ListParticipants", Admin(room), new { room }, cancellation).ConfigureAwait(false)).Participants;

    /// <summary>Looks at one participant.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="identity">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The participant.</returns>
    public Task<ParticipantInfo> GetParticipantAsync(string room, string identity, CancellationToken cancellation = default) =>
        _twirp.CallAsync<ParticipantInfo>(Rooms, "GetParticipant", Admin(room), new { room, identity }, cancellation);

    /// <summary>Puts a participant out of a room.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="identity">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Completes when it is out.</returns>
    public Task RemoveParticipantAsync(string room, string identity, CancellationToken cancellation = default) =>
        _twirp.CallAsync<object>(Rooms, "RemoveParticipant", Admin(room), new { room, identity }, cancellation);

    /// <summary>Mutes a track, or ends that.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="identity">Whose track.</param>
    /// <param name="trackSid">Which.</param>
    /// <param name="muted">Whether it is to be mute.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Completes when it is so.</returns>
    public Task MuteTrackAsync(string room, string identity, string trackSid, bool muted, CancellationToken cancellation = default) =>
        _twirp.CallAsync<object>(Rooms, "MutePublishedTrack", Admin(room), new { room, identity, trackSid, muted }, cancellation);

    /// <summary>Asks for an agent in a room; the room is created when it is not there.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="agentName">Which agent; empty for workers without a name.</param>
    /// <param name="metadata">What it is told; empty for nothing.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The dispatch.</returns>
    public Task<DispatchInfo> CreateDispatchAsync(string room, string agentName, string metadata = "", CancellationToken cancellation = default) =>
        _twirp.CallAsync<DispatchInfo>(Dispatches, "CreateDispatch", Admin(room), new { room, agentName, metadata }, cancellation);

    /// <summary>Lists the agents that were asked for, and what became of them.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The dispatches.</returns>
    public async Task<IReadOnlyList<DispatchInfo>> ListDispatchesAsync(string room, CancellationToken cancellation = default) =>
        (await _twirp.CallAsync<DispatchList>(Dispatches, "ListDispatch", Admin(room), new { room }, cancellation).ConfigureAwait(false)).AgentDispatches;

    /// <summary>Withdraws a dispatch; its agent leaves.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="dispatchId">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The dispatch as it was.</returns>
    public Task<DispatchInfo> DeleteDispatchAsync(string room, string dispatchId, CancellationToken cancellation = default) =>
        _twirp.CallAsync<DispatchInfo>(Dispatches, "DeleteDispatch", Admin(room), new { room, dispatchId }, cancellation);

    private static VideoGrants Admin(string room) => new() { RoomAdmin = true, Room = room };

    private sealed record RoomList
    {
        public IReadOnlyList<RoomInfo> Rooms { get; init; } = [];
    }

    private sealed record ParticipantList
    {
        public IReadOnlyList<ParticipantInfo> Participants { get; init; } = [];
    }

    private sealed record DispatchList
    {
        public IReadOnlyList<DispatchInfo> AgentDispatches { get; init; } = [];
    }
}
