namespace AkkaVoice.Actors.Sessions;

/// <summary>Limits of the sessions of a process.</summary>
public sealed record SessionManagerOptions
{
    /// <summary>How many sessions may run at once. Default 100.</summary>
    public int MaxSessions { get; init; } = 100;

    /// <summary>
    /// Says why no further session should begin now, for people; null when one may. Asked when one is to be started and another one runs: a
    /// machine may be busy and still carry the first. Must return at once. Null when nothing is watched. Default null.
    /// </summary>
    public Func<string?>? Refusal { get; init; }

    /// <summary>How often a session that fails is set up again within <see cref="RestartWindow"/>. Default 3.</summary>
    public int MaxRestarts { get; init; } = 3;

    /// <summary>The time within which restarts are counted. Default 1 min.</summary>
    public TimeSpan RestartWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a session may take to end in good order; then it is stopped. Default 5 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a room may take to be left. Default 3 s.</summary>
    public TimeSpan RoomTimeout { get; init; } = TimeSpan.FromSeconds(3);
}
