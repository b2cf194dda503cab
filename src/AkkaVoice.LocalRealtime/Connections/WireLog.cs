using System.Collections.Immutable;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>
/// Keeps every event of every connection, for tests that look at what a client sent. It holds all audio too: not for long runs. Safe for
/// concurrent use.
/// </summary>
public sealed class WireLog
{
    private readonly Lock _lock = new();
    private ImmutableList<WireLogEntry> _entries = [];

    /// <summary>Whether events are kept at all; otherwise they are only told, which does for long runs. Default true.</summary>
    public bool Keeps { get; init; } = true;

    /// <summary>Raised after an event was added, inside the session that handles it: return soon.</summary>
    public event Action<WireLogEntry>? Added;

    /// <summary>Everything so far, in the order in which the server handled or sent it.</summary>
    public IReadOnlyList<WireLogEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return _entries;
            }
        }
    }

    /// <summary>What one connection's client sent, of one type if one is named.</summary>
    public IReadOnlyList<WireLogEntry> FromClient(int connectionIndex = 0, string? type = null) => Select(connectionIndex, type, fromClient: true);

    /// <summary>What the server sent to one connection, of one type if one is named.</summary>
    public IReadOnlyList<WireLogEntry> FromServer(int connectionIndex = 0, string? type = null) => Select(connectionIndex, type, fromClient: false);

    internal void Add(int connectionIndex, bool isFromClient, long timestamp, ReadOnlySpan<byte> utf8Json)
    {
        var entry = new WireLogEntry(connectionIndex, isFromClient, timestamp, utf8Json.ToArray());
        if (Keeps)
        {
            lock (_lock)
            {
                _entries = _entries.Add(entry);
            }
        }

        Added?.Invoke(entry);
    }

    private IReadOnlyList<WireLogEntry> Select(int connectionIndex, string? type, bool fromClient) =>
    [
        .. Entries.Where(entry =>
            entry.ConnectionIndex == connectionIndex && entry.IsFromClient == fromClient && (type is null || entry.Type == type)),
    ];
}
