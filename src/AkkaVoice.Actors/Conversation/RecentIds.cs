using System.Collections.Immutable;

namespace AkkaVoice.Actors.Conversation;

/// <summary>
/// Remembers ids, the newest <see cref="Capacity"/> of them: enough to recognise what straggles in behind an ending, and
/// bounded over a call of any length.
/// </summary>
public sealed record RecentIds
{
    /// <summary>How many ids are remembered.</summary>
    public const int Capacity = 256;

    /// <summary>Remembers nothing.</summary>
    public static readonly RecentIds None = new();

    private ImmutableQueue<string> Order { get; init; } = [];

    private ImmutableHashSet<string> Known { get; init; } = [];

    /// <summary>Whether nothing is remembered.</summary>
    public bool IsEmpty => Known.IsEmpty;

    /// <summary>Whether an id is remembered.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string id) => Known.Contains(id);

    /// <summary>Remembers an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>A memory with it.</returns>
    public RecentIds Add(string id)
    {
        if (Known.Contains(id))
        {
            return this;
        }

        var (order, known) = (Order.Enqueue(id), Known.Add(id));
        if (known.Count > Capacity)
        {
            order = order.Dequeue(out var oldest);
            known = known.Remove(oldest);
        }

        return new RecentIds { Order = order, Known = known };
    }
}
