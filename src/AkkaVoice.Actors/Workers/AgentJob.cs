namespace AkkaVoice.Actors.Workers;

/// <summary>A job that LiveKit offers: an agent is wanted in a room.</summary>
/// <param name="Id">The job's id, <c>AJ_...</c>.</param>
/// <param name="Room">The room's name.</param>
public sealed record AgentJob(string Id, string Room)
{
    /// <summary>The room's id, <c>RM_...</c>: another one when a room of the same name was made anew. Empty when the server does not say.</summary>
    public string RoomSid { get; init; } = "";

    /// <summary>What the dispatch says about the job; empty for nothing.</summary>
    public string Metadata { get; init; } = "";

    /// <summary>The agent that was asked for; empty for automatic dispatch.</summary>
    public string AgentName { get; init; } = "";

    /// <summary>The dispatch that the job belongs to; empty when the server does not say.</summary>
    public string DispatchId { get; init; } = "";

    /// <summary>The identity under which the agent is in the room.</summary>
    public string Identity => $"agent-{Id}";
}

/// <summary>A job that is this worker's now.</summary>
/// <param name="Job">The job.</param>
/// <param name="Url">The LiveKit server that has the room.</param>
/// <param name="Token">The token to join it with; valid for a limited time, and secret.</param>
public sealed record AssignedJob(AgentJob Job, Uri Url, string Token)
{
    /// <summary>Everything but the token.</summary>
    /// <returns>Job and server.</returns>
    public override string ToString() => $"{Job} at {Url}";
}
