namespace AkkaVoice.Hosting.LiveKit.Tokens;

/// <summary>The tokens that the program itself needs.</summary>
internal static class LiveKitTokens
{
    /// <summary>For the connection to <c>/agent</c>. It is only looked at when the connection is made.</summary>
    public static string ForWorker(LiveKitOptions livekit, TimeProvider time) =>
        new AccessToken { Lifetime = TimeSpan.FromHours(1), Grants = new VideoGrants { Agent = true } }.Sign(livekit, time);

    /// <summary>For an agent that joins a room of its own accord; the same rights that a job's token gives.</summary>
    public static AccessToken ForAgent(string room, string identity, string agentName) => new()
    {
        Identity = identity,
        Name = agentName,
        Kind = "agent",
        Lifetime = TimeSpan.FromHours(1),
        Attributes = agentName.Length > 0
            ? new Dictionary<string, string> { ["lk.agent.state"] = "initializing", ["lk.agent.name"] = agentName }
            : new Dictionary<string, string> { ["lk.agent.state"] = "initializing" },
        Grants = new VideoGrants
        {
            Agent = true,
            Room = room,
            RoomJoin = true,
            CanPublish = true,
            CanSubscribe = true,
            CanPublishData = true,
            CanUpdateOwnMetadata = true,
        },
    };
}
