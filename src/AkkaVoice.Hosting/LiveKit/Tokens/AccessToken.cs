namespace AkkaVoice.Hosting.LiveKit.Tokens;

/// <summary>A LiveKit access token before it is signed.</summary>
public sealed record AccessToken
{
    /// <summary>The longest a token may be valid.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(365);

    /// <summary>Who joins; empty for tokens of the server API.</summary>
    public string Identity { get; init; } = "";

    /// <summary>The name that others see; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Text that goes with the participant; null for none.</summary>
    public string? Metadata { get; init; }

    /// <summary>Named texts that go with the participant.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What kind of participant joins: null for a person, <c>agent</c> for an agent.</summary>
    public string? Kind { get; init; }

    /// <summary>How long the token is valid, 1 s to a year. Default 6 h.</summary>
    public TimeSpan Lifetime
    {
        get;
        init => field = value >= TimeSpan.FromSeconds(1) && value <= MaxLifetime
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Lifetime), value, "A token is valid for 1 s to 365 days.");
    } = TimeSpan.FromHours(6);

    /// <summary>What it allows.</summary>
    public VideoGrants Grants { get; init; } = new();

    /// <summary>Agents that are asked for when the room is created by this token's bearer.</summary>
    public IReadOnlyList<RoomAgent> Agents { get; init; } = [];

    /// <summary>Signs it.</summary>
    /// <param name="livekit">The key.</param>
    /// <param name="time">The clock; the token is valid from now on.</param>
    /// <returns>The token as it is sent.</returns>
    public string Sign(LiveKitOptions livekit, TimeProvider time) => TokenSigner.Sign(this, livekit, time.GetUtcNow());
}

/// <summary>An agent that is asked for.</summary>
/// <param name="Name">The agent's name; empty for workers without one.</param>
/// <param name="Metadata">What it is told; empty for nothing.</param>
public sealed record RoomAgent(string Name, string Metadata = "");
