using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>What waits to be handed to the room, in order; frames of any length, cut where they are needed.</summary>
internal sealed class WaitingAudio
{
    private readonly Deque<Piece> _pieces = new();

    public int Samples { get; private set; }

    /// <summary>The item that the last of it belongs to; null when nothing waits.</summary>
    public PlayoutItem? LastItem => _pieces.Count > 0 ? _pieces[_pieces.Count - 1].Item : null;

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
        ref var piece = ref _pieces[0];
        item = piece.Item;
        var count = Math.Min(target.Length, piece.Left);
        piece.Frame.Samples.Slice(piece.Taken, count).CopyTo(target);
        piece.Taken += count;
        Samples -= count;
        if (piece.Left == 0)
            _pieces.RemoveFirst().Frame.Dispose();
        return count;
    }

    /// <summary>Forgets what belongs to the items named.</summary>
    public void Remove(Predicate<PlayoutItem> which)
    {
        for (var n = _pieces.Count; n > 0; n--)
        {
            var piece = _pieces.RemoveFirst();
            if (which(piece.Item))
            {
                Samples -= piece.Left;
                piece.Frame.Dispose();
            }
            else
            {
                _pieces.AddLast(piece);
            }
        }
    }

    public bool Holds(PlayoutItem item)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].Item == item)
                return true;
        }

        return false;
    }

    private struct Piece(AudioFrame frame, PlayoutItem item)
    {
        public readonly AudioFrame Frame => frame;

        public readonly PlayoutItem Item => item;

        public int Taken { get; set; }

        public readonly int Left => frame.SampleCount - Taken;
    }
}
