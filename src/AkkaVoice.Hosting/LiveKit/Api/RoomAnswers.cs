namespace AkkaVoice.Hosting.LiveKit.Api;

/// <summary>A room, as the server tells of it.</summary>
/// <param name="Sid">Its id, <c>RM_...</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Metadata">Text that goes with it.</param>
/// <param name="NumParticipants">How many are in it.</param>
/// <param name="CreationTime">When it came to be, in seconds since 1970.</param>
public sealed record RoomInfo(string Sid, string Name, string Metadata = "", int NumParticipants = 0, long CreationTime = 0);

/// <summary>A participant of a room, as the server tells of it.</summary>
/// <param name="Sid">Its id, <c>PA_...</c>.</param>
/// <param name="Identity">Who it is.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="State">How far it has come: <c>JOINING</c>, <c>JOINED</c>, <c>ACTIVE</c> or <c>DISCONNECTED</c>.</param>
/// <param name="Kind">What it is: <c>STANDARD</c>, <c>AGENT</c>, <c>SIP</c> and others.</param>
/// <param name="Metadata">Text that goes with it.</param>
public sealed record ParticipantInfo(string Sid, string Identity, string Name = "", string State = "", string Kind = "STANDARD", string Metadata = "")
{
    /// <summary>Named texts that go with it.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Its tracks.</summary>
    public IReadOnlyList<TrackDetails> Tracks { get; init; } = [];
}

/// <summary>A participant's track.</summary>
/// <param name="Sid">Its id, <c>TR_...</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where it comes from, such as <c>MICROPHONE</c>.</param>
/// <param name="Muted">Whether it is muted.</param>
public sealed record TrackDetails(string Sid, string Name = "", string Source = "", bool Muted = false);

/// <summary>A request for an agent in a room, and what became of it.</summary>
/// <param name="Id">Its id, <c>AD_...</c>.</param>
/// <param name="AgentName">The agent; empty for workers without a name.</param>
/// <param name="Room">The room.</param>
/// <param name="Metadata">What the agent is told.</param>
/// <param name="State">What became of it; null when the server says nothing.</param>
public sealed record DispatchInfo(string Id, string AgentName = "", string Room = "", string Metadata = "", DispatchState? State = null);

/// <summary>What became of a dispatch.</summary>
public sealed record DispatchState
{
    /// <summary>Its jobs; none while no worker has been found.</summary>
    public IReadOnlyList<JobInfo> Jobs { get; init; } = [];
}

/// <summary>A job of a dispatch.</summary>
/// <param name="Id">Its id, <c>AJ_...</c>.</param>
/// <param name="State">How it stands; null when the server says nothing.</param>
public sealed record JobInfo(string Id, JobStateInfo? State = null);

/// <summary>How a job stands.</summary>
/// <param name="Status"><c>JS_PENDING</c>, <c>JS_RUNNING</c>, <c>JS_SUCCESS</c> or <c>JS_FAILED</c>.</param>
/// <param name="Error">What went wrong; empty when nothing did.</param>
/// <param name="ParticipantIdentity">Who the agent is in the room.</param>
/// <param name="WorkerId">The worker that has it.</param>
public sealed record JobStateInfo(string Status = "", string Error = "", string ParticipantIdentity = "", string WorkerId = "");
