using System.Buffers;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// The audio of turns whose words are not known, so that a new connection can be told of them. Bounded; the oldest turn goes first.
/// Safe for concurrent use. Nearly every turn is forgotten again within a second, when its words come: it lies in a pooled array meanwhile.
/// </summary>
internal sealed class TurnAudio(int maxBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _order = new();
    private int _bytes;

    /// <summary>Keeps a copy of a turn, if it is one and fits.</summary>
    public void Keep(string itemId, ReadOnlySpan<byte> pcm)
    {
        lock (_lock)
        {
            if (pcm.IsEmpty || pcm.Length > maxBytes || _turns.ContainsKey(itemId))
            {
                return;
            }

            var turn = new Turn(ArrayPool<byte>.Shared.Rent(pcm.Length), pcm.Length);
            pcm.CopyTo(turn.Array);
            _turns.Add(itemId, turn);
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

    /// <summary>A copy, of 24 kHz mono signed 16 bit little-endian samples, as bytes; null when they are not kept.</summary>
    public byte[]? Find(string itemId)
    {
        lock (_lock)
        {
            return _turns.TryGetValue(itemId, out var turn) ? turn.Array[..turn.Length] : null;
        }
    }

    private void Remove(string itemId)
    {
        if (_turns.Remove(itemId, out var turn))
        {
            _order.Remove(itemId);
            _bytes -= turn.Length;
            ArrayPool<byte>.Shared.Return(turn.Array);
        }
    }

    private readonly record struct Turn(byte[] Array, int Length);
}
