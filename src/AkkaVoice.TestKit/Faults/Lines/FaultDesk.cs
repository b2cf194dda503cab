namespace AkkaVoice.Testing.Faults.Lines;

/// <summary>Numbers the attempts to connect, and says what each is in for.</summary>
/// <param name="plan">What goes wrong.</param>
/// <param name="time">The clock.</param>
/// <param name="pingTimeout">After how long a client that cannot ping finds a silent line; null never.</param>
/// <param name="staysOnThread">Whether all happens on the thread that brings it about, as in virtual time.</param>
internal sealed class FaultDesk(FaultPlan plan, TimeProvider time, TimeSpan? pingTimeout = null, bool staysOnThread = false)
{
    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly List<ProxiedConnection> _connections = [];
    private ConnectionFaults? _meanwhile;
    private TimeSpan _awayUntil;

    public TimeProvider Time => time;

    public TimeSpan? PingTimeout => pingTimeout;

    public bool StaysOnThread => staysOnThread;

    public TimeSpan Now => time.GetElapsedTime(_start);

    public IReadOnlyList<ProxiedConnection> Connections
    {
        get
        {
            lock (_lock)
                return [.. _connections];
        }
    }

    public ProxiedConnection Receive()
    {
        lock (_lock)
        {
            var index = _connections.Count;
            var faults = _meanwhile is { } meanwhile && Now < _awayUntil ? meanwhile : plan.For(index);
            var connection = new ProxiedConnection(this, index, faults, unchecked(plan.Seed + index));
            _connections.Add(connection);
            return connection;
        }
    }

    public void GoAway(TimeSpan duration, ConnectionFaults meanwhile)
    {
        lock (_lock)
            (_meanwhile, _awayUntil) = (meanwhile, Now + duration);
    }
}
