namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// The audio of turns whose words are not known, so that a new connection can be told of them. Bounded; the oldest turn goes first.
/// Safe for concurrent use.
/// </summary>
internal sealed class TurnAudio(int maxBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _turns = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _order = new();
    private int _bytes;

    /// <summary>Keeps a turn, if it is one and fits.</summary>
    public void Keep(string itemId, byte[] pcm)
    {
        lock (_lock)
        {
            if (pcm.Length == 0 || pcm.Length > maxBytes || !_turns.TryAdd(itemId, pcm))
            {
                return;
            }

            _order.AddLast(itemId);
            _bytes += pcm.Length;
            while (_bytes > maxBytes)
            {
                Remove(_order.First!.Value);
            }
        }
    }

    /// <summary>Forgets a turn.</summary>
    public void Forget(string itemId)
    {
        lock (_lock)
        {
            Remove(itemId);
        }
    }

    /// <summary>24 kHz mono signed 16 bit little-endian samples, as bytes; null when they are not kept.</summary>
    public byte[]? Find(string itemId)
    {
        lock (_lock)
        {
            return _turns.GetValueOrDefault(itemId);
        }
    }

    private void Remove(string itemId)
    {
        if (_turns.Remove(itemId, out var pcm))
        {
            _order.Remove(itemId);
            _bytes -= pcm.Length;
        }
    }
}
