using AkkaVoice.Audio;
using AkkaVoice.Streams.Session.Packing;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>
/// What waits to be handed to the room, in order; audio of any length, cut where it is needed. A model sends its answers far ahead of their sound,
/// so they are kept packed. What was put back lies in front as it came.
/// </summary>
internal sealed class WaitingAudio
{
    private readonly Deque<Piece> _front = new();
    private readonly PackedQueue _packed = new();
    private readonly Deque<Run> _runs = new();

    public int Samples { get; private set; }

    /// <summary>The item that the last of it belongs to; null when nothing waits.</summary>
    public PlayoutItem? LastItem => _runs.Count > 0 ? _runs[_runs.Count - 1].Item : _front.Count > 0 ? _front[_front.Count - 1].Item : null;

    /// <summary>Appends, and returns the frame.</summary>
    public void Add(AudioFrame frame, PlayoutItem item)
    {
        if (frame.SampleCount > 0)
        {
            _packed.Add(frame.Samples);
            Count(item, frame.SampleCount);
            Samples += frame.SampleCount;
        }

        frame.Dispose();
    }

    /// <summary>Puts back in front what was taken last.</summary>
    public void PutBack(AudioFrame frame, PlayoutItem item)
    {
        _front.AddFirst(new Piece(frame, item));
        Samples += frame.SampleCount;
    }

    /// <summary>Copies the next samples of one item, at most as many as fit.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="item">Whose they are.</param>
    /// <returns>How many.</returns>
    public int Take(Span<short> target, out PlayoutItem item)
    {
        var count = _front.Count > 0 ? TakeFront(target, out item) : TakePacked(target, out item);
        Samples -= count;
        return count;
    }

    /// <summary>Forgets what belongs to the items named.</summary>
    public void Remove(Predicate<PlayoutItem> which)
    {
        for (var n = _front.Count; n > 0; n--)
        {
            var piece = _front.RemoveFirst();
            if (!which(piece.Item))
            {
                _front.AddLast(piece);
                continue;
            }

            Samples -= piece.Left;
            piece.Frame.Dispose();
        }

        if (!AnyRun(which))
            return;
        for (var n = _runs.Count; n > 0; n--)
        {
            var run = _runs.RemoveFirst();
            if (which(run.Item))
                Drop(run.Samples);
            else
                Keep(run);
        }
    }

    private bool AnyRun(Predicate<PlayoutItem> which)
    {
        for (var i = 0; i < _runs.Count; i++)
        {
            if (which(_runs[i].Item))
                return true;
        }

        return false;
    }

    private int TakeFront(Span<short> target, out PlayoutItem item)
    {
        ref var piece = ref _front[0];
        item = piece.Item;
        var count = Math.Min(target.Length, piece.Left);
        piece.Frame.Samples.Slice(piece.Taken, count).CopyTo(target);
        piece.Taken += count;
        if (piece.Left == 0)
            _front.RemoveFirst().Frame.Dispose();
        return count;
    }

    private int TakePacked(Span<short> target, out PlayoutItem item)
    {
        ref var run = ref _runs[0];
        item = run.Item;
        var count = Math.Min(target.Length, run.Samples);
        _packed.Take(target[..count]);
        run.Samples -= count;
        if (run.Samples == 0)
            _runs.RemoveFirst();
        return count;
    }

    private void Count(PlayoutItem item, int samples)
    {
        if (_runs.Count == 0 || _runs[_runs.Count - 1].Item != item)
            _runs.AddLast(new Run(item));
        _runs[_runs.Count - 1].Samples += samples;
    }

    private void Drop(int samples)
    {
        Samples -= samples;
        // Nearly always it is all that waits.
        if (_runs.Count == 0)
            _packed.Dispose();
        else
            Go(samples, keep: false);
    }

    private void Keep(Run run)
    {
        Go(run.Samples, keep: true);
        _runs.AddLast(run);
    }

    // Once round: what stays goes behind the rest, in its order.
    private void Go(int samples, bool keep)
    {
        Span<short> row = stackalloc short[AudioPiece.MostInARow];
        while (samples > 0)
        {
            var part = row[..Math.Min(samples, row.Length)];
            _packed.Take(part);
            if (keep)
                _packed.Add(part);
            samples -= part.Length;
        }
    }

    private struct Piece(AudioFrame frame, PlayoutItem item)
    {
        public readonly AudioFrame Frame => frame;

        public readonly PlayoutItem Item => item;

        public int Taken { get; set; }

        public readonly int Left => frame.SampleCount - Taken;
    }

    private struct Run(PlayoutItem item)
    {
        public readonly PlayoutItem Item => item;

        public int Samples { get; set; }
    }
}
