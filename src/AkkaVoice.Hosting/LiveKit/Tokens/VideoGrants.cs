namespace AkkaVoice.Hosting.LiveKit.Tokens;

/// <summary>What a token allows. What is null is left to the server's default, which for publishing and subscribing is to allow it.</summary>
public sealed record VideoGrants
{
    /// <summary>The room that the rights are about; null for all of them, where that makes sense.</summary>
    public string? Room { get; init; }

    /// <summary>To join the room.</summary>
    public bool RoomJoin { get; init; }

    /// <summary>To create and delete rooms.</summary>
    public bool RoomCreate { get; init; }

    /// <summary>To list rooms.</summary>
    public bool RoomList { get; init; }

    /// <summary>To manage the room: its participants, its agents.</summary>
    public bool RoomAdmin { get; init; }

    /// <summary>To be an agent, or an agent worker.</summary>
    public bool Agent { get; init; }

    /// <summary>To publish tracks.</summary>
    public bool? CanPublish { get; init; }

    /// <summary>To hear others.</summary>
    public bool? CanSubscribe { get; init; }

    /// <summary>To send data.</summary>
    public bool? CanPublishData { get; init; }

    /// <summary>To change one's own name, metadata and attributes.</summary>
    public bool? CanUpdateOwnMetadata { get; init; }

    /// <summary>Not to be seen by others.</summary>
    public bool Hidden { get; init; }
}
