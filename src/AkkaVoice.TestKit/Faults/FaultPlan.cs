using System.Globalization;
using System.Text;

namespace AkkaVoice.Testing.Faults;

/// <summary>
/// What goes wrong on the way between an engine and its server, connection by connection. The same plan works over real sockets
/// (<see cref="FaultProxy"/>) and in virtual time (<see cref="InMemoryFaultProxy"/>).
/// </summary>
/// <example>
/// <code>
/// var plan = FaultPlan.Create()
///     .OnConnection(0, c => c.OnServerEvent("response.output_audio.delta", 3).Resets())
///     .OnConnections(1, 2, c => c.Refuses(503))
///     .OnEveryConnection(c => c.Delays(TimeSpan.FromMilliseconds(40), jitter: TimeSpan.FromMilliseconds(20)));
/// </code>
/// </example>
/// <remarks>Write the whole plan before it is used; it is then read from several threads.</remarks>
public sealed class FaultPlan
{
    private readonly SortedDictionary<int, ConnectionFaults> _connections = [];
    private readonly ConnectionFaults _every = new();

    private FaultPlan(int seed) => Seed = seed;

    /// <summary>Determines jitter; connection n uses seed + n.</summary>
    public int Seed { get; }

    /// <summary>A plan in which nothing goes wrong.</summary>
    /// <param name="seed">Determines jitter. Default: 1.</param>
    public static FaultPlan Create(int seed = 1) => new(seed);

    /// <summary>What happens to one connection, instead of what happens to every connection.</summary>
    /// <param name="index">0 for the first attempt to connect, then 1, 2, …; attempts that are refused count.</param>
    /// <param name="describe">Describes it.</param>
    public FaultPlan OnConnection(int index, Action<ConnectionFaults> describe) => OnConnections(index, 1, describe);

    /// <summary>What happens to some connections in a row.</summary>
    /// <param name="first">The first of them, from 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="describe">Describes each.</param>
    public FaultPlan OnConnections(int first, int count, Action<ConnectionFaults> describe)
    {
        for (var index = first; index < first + count; index++)
        {
            if (!_connections.TryGetValue(index, out var faults))
                _connections.Add(index, faults = new ConnectionFaults());
            describe(faults);
        }

        return this;
    }

    /// <summary>What happens to every connection without faults of its own.</summary>
    /// <param name="describe">Describes it.</param>
    public FaultPlan OnEveryConnection(Action<ConnectionFaults> describe)
    {
        describe(_every);
        return this;
    }

    /// <summary>The plan in words, to print with a failure.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (index, faults) in _connections)
            text.Append(CultureInfo.InvariantCulture, $"connection {index}: {faults}\n");
        return text.Append(CultureInfo.InvariantCulture, $"other connections: {_every}").ToString();
    }

    internal ConnectionFaults For(int index) => _connections.GetValueOrDefault(index, _every);
}
