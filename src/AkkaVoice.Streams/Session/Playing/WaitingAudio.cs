using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>What waits to be handed to the room, in order; frames of any length, cut where they are needed.</summary>
internal sealed class WaitingAudio
{
    private readonly LinkedList<Piece> _pieces = new();

    public int Samples { get; private set; }

    /// <summary>The item that the last of it belongs to; null when nothing waits.</summary>
    public PlayoutItem? LastItem => _pieces.Last?.Value.Item;

    public void Add(AudioFrame frame, PlayoutItem item)
    {
        if (frame.SampleCount == 0)
        {
            frame.Dispose();
            return;
        }

        _pieces.AddLast(new Piece(frame, item));
        Samples += frame.SampleCount;
    }

    /// <summary>Puts back in front what was taken last.</summary>
    public void PutBack(AudioFrame frame, PlayoutItem item)
    {
        _pieces.AddFirst(new Piece(frame, item));
        Samples += frame.SampleCount;
    }

    /// <summary>Copies the next samples of one item, at most as many as fit.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="item">Whose they are.</param>
    /// <returns>How many.</returns>
    public int Take(Span<short> target, out PlayoutItem item)
    {
        var piece = _pieces.First!.Value;
        item = piece.Item;
        var count = Math.Min(target.Length, piece.Left);
        piece.Frame.Samples.Slice(piece.Taken, count).CopyTo(target);
        piece.Taken += count;
        Samples -= count;
        if (piece.Left == 0)
        {
            piece.Frame.Dispose();
            _pieces.RemoveFirst();
        }

        return count;
    }

    /// <summary>Forgets what belongs to the items named.</summary>
    /// <returns>How many samples that were.</returns>
    public int Remove(Predicate<PlayoutItem> which)
    {
        var removed = 0;
        for (var node = _pieces.First; node is not null;)
        {
            var next = node.Next;
            if (which(node.Value.Item))
            {
                removed += node.Value.Left;
                node.Value.Frame.Dispose();
                _pieces.Remove(node);
            }

            node = next;
        }

        Samples -= removed;
        return removed;
    }

    public bool Holds(PlayoutItem item) => _pieces.Any(piece => piece.Item == item);

    private sealed class Piece(AudioFrame frame, PlayoutItem item)
    {
        public AudioFrame Frame => frame;

        public PlayoutItem Item => item;

        public int Taken { get; set; }

        public int Left => frame.SampleCount - Taken;
    }
}
