using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>What the model says, over all connections: what an earlier one had said before it was unplugged comes first.</summary>
internal sealed class AssistantFeed : IDisposable
{
    private readonly Queue<IRealtimeAudio> _connections = new();

    public void Add(IRealtimeAudio connection) => _connections.Enqueue(connection);

    public bool TryTake(out AssistantAudio entry)
    {
        while (_connections.TryPeek(out var connection))
        {
            if (connection.TryTake(out entry))
                return true;
            // The last may have more later; those before it were unplugged and have not.
            if (_connections.Count == 1)
                return false;
            _connections.Dequeue();
        }

        entry = default;
        return false;
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            while (connection.TryTake(out var entry))
                entry.Frame?.Dispose();
        }

        _connections.Clear();
    }
}
