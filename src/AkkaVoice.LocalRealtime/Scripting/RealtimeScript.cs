using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.LocalRealtime.Scripting;

/// <summary>
/// Says what the server does, turn by turn and connection by connection, faults included.
/// </summary>
/// <example>
/// <code>
/// var script = RealtimeScript.Create()
///     .OnTurn(t => t.Hears("What is the weather in Rome?").Calls("get_weather", """{"city":"Rome"}"""))
///     .OnTurn(t => t.Says("It is sunny in Rome.", TimeSpan.FromSeconds(2)))
///     .OnConnection(1, c => c.OnEvent(ServerEventTypes.AudioDelta, 3).Aborts());
/// </code>
/// </example>
/// <remarks>
/// A turn of the script answers one response, whatever asked for it: the caller's turn, a <c>response.create</c> or an idle timeout.
/// Write the whole script before the server starts; it is then read from several threads.
/// </remarks>
public sealed class RealtimeScript : IRealtimeBrainFactory
{
    private readonly ConnectionScript _every = new();
    private readonly Dictionary<int, ConnectionScript> _connections = [];

    private RealtimeScript()
    {
    }

    /// <summary>An empty script.</summary>
    public static RealtimeScript Create() => new();

    /// <summary>Adds the next turn of every connection that has no script of its own.</summary>
    public RealtimeScript OnTurn(Action<TurnScript> turn)
    {
        _every.OnTurn(turn);
        return this;
    }

    /// <summary>What every connection without a script of its own does.</summary>
    public RealtimeScript OnEveryConnection(Action<ConnectionScript> connection)
    {
        connection(_every);
        return this;
    }

    /// <summary>What one connection does, instead of what every connection does.</summary>
    /// <param name="index">0 for the first connection the server accepts or refuses, then 1, 2, …</param>
    /// <param name="connection">Describes it.</param>
    public RealtimeScript OnConnection(int index, Action<ConnectionScript> connection)
    {
        if (!_connections.TryGetValue(index, out var script))
        {
            _connections.Add(index, script = new ConnectionScript());
        }

        connection(script);
        return this;
    }

    /// <inheritdoc />
    public IRealtimeBrain Create(BrainContext context) => new ScriptedBrain(For(context.ConnectionIndex));

    internal ConnectionScript For(int connectionIndex) => _connections.GetValueOrDefault(connectionIndex, _every);
}
