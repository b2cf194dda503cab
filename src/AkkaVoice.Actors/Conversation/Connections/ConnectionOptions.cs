namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>How long a connection may take for what, how often it is tried again, and when it is replaced.</summary>
public sealed record ConnectionOptions
{
    /// <summary>To be dialled. Default 10 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From there until our settings are in force. Default 10 s.</summary>
    public TimeSpan ConfigureTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>To close. Default 2 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a lost connection is tried to be replaced before the session ends. The time counts from the first failure until a
    /// connection has proved to be healthy, so a server that accepts and closes again and again does not start it anew. Default 30 s.
    /// </summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for the very first connection of a session, which somebody waits for; one that came and was lost is tried once more however long it took. Default 3 s.</summary>
    public TimeSpan FirstRetryFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How many attempts there may be in that time, 1 to 1000. Default 20.</summary>
    public int MaxAttempts { get; init; } = 20;

    /// <summary>
    /// The longest pause before the first new attempt; each further one may be twice as long. The pause itself is chosen evenly between 0
    /// and that ("full jitter", AWS Architecture Blog, Exponential Backoff And Jitter, 2015). Default 250 ms.
    /// </summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause of all. Default 4 s.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// How long a connection has to hold to count as healthy; a completed response proves it at once. Default 10 s.
    /// </summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long nothing at all may come while a response is being made before the connection counts as dead. Default 10 s.</summary>
    public TimeSpan LifeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The age at which a connection is replaced. Default 25 min, which leaves room under the shortest limit seen in the field (30 min).
    /// </summary>
    public TimeSpan RotateAfter { get; init; } = TimeSpan.FromMinutes(25);

    /// <summary>
    /// How long before the service's own end of a session (<c>expires_at</c>) it is replaced, if that comes first; at most a quarter of the
    /// time there is. Default 3 min.
    /// </summary>
    public TimeSpan RotateBeforeExpiry { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>
    /// How long a good moment for the replacement is waited for; then it is made in the middle of things. Never beyond half of the time
    /// that the service leaves. Default 2 min.
    /// </summary>
    public TimeSpan SwitchWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The input tokens of one response from which on the connection is replaced, its successor beginning with a shorter
    /// memory; 0 for never. Only when the memory has grown by half since the connection's first response, so that long instructions
    /// alone do not cause it. Default 8,000.
    /// </summary>
    public int RotateAtTokens { get; init; } = 8_000;
}
