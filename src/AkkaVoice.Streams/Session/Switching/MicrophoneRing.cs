using AkkaVoice.Streams.Session.Packing;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>
/// The latest of what the microphone heard, addressed by its place in the session's microphone stream, in samples. Kept packed, in pieces that serve
/// again: it is the largest thing that a session keeps.
/// </summary>
internal sealed class MicrophoneRing(int capacity) : IDisposable
{
    private readonly Queue<Stretch> _stretches = new();
    private Stretch? _last;
    private Stretch? _spare;

    /// <summary>The place behind the last sample.</summary>
    public long End { get; private set; }

    /// <summary>The place of the oldest sample that is still held.</summary>
    public long Oldest { get; private set; }

    /// <summary>Appends, forgetting the oldest beyond the capacity.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        if (samples.Length > capacity)
        {
            Dispose();
            End += samples.Length - capacity;
            samples = samples[^capacity..];
        }

        while (!samples.IsEmpty)
        {
            var row = samples[..Math.Min(samples.Length, AudioPiece.MostInARow)];
            if (_last is null || !_last.Piece.TryAdd(row))
            {
                _last = NewStretch();
                _stretches.Enqueue(_last);
                _last.Piece.TryAdd(row);
            }

            End += row.Length;
            _last.End = End;
            samples = samples[row.Length..];
        }

        Oldest = Math.Max(Oldest, End - capacity);
        while (_stretches.Peek().End <= Oldest && _stretches.Count > 1)
            Forget(_stretches.Dequeue());
    }

    /// <summary>Reads what begins at <paramref name="position"/>; all of it must be held.</summary>
    public void Read(long position, Span<short> samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, Oldest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position + samples.Length, End);
        foreach (var stretch in _stretches)
        {
            if (samples.IsEmpty)
                return;
            if (stretch.End <= position)
                continue;
            var count = stretch.Read(position, samples);
            position += count;
            samples = samples[count..];
        }
    }

    /// <summary>Forgets everything. It may be written to again.</summary>
    public void Dispose()
    {
        Oldest = End;
        _last = null;
        while (_stretches.TryDequeue(out var stretch))
            PiecePool.Return(stretch.Piece);
        DropSpare();
        _spare = null;
    }

    // In the long run one is begun whenever one is forgotten.
    private Stretch NewStretch()
    {
        var stretch = _spare ?? new Stretch(PiecePool.Rent());
        _spare = null;
        stretch.Piece.Clear();
        (stretch.Start, stretch.End) = (End, End);
        return stretch;
    }

    private void Forget(Stretch stretch)
    {
        DropSpare();
        _spare = stretch;
    }

    private void DropSpare()
    {
        if (_spare is { } spare)
            PiecePool.Return(spare.Piece);
    }

    /// <summary>A piece, and where in the stream it lies.</summary>
    private sealed class Stretch(AudioPiece piece)
    {
        public AudioPiece Piece => piece;

        public long Start { get; set; }

        public long End { get; set; }

        /// <summary>Copies what begins at <paramref name="position"/>, which lies within it.</summary>
        /// <returns>How many samples: as many as there are, or fit.</returns>
        public int Read(long position, Span<short> target)
        {
            var (at, row, copied) = (Start, AudioPiece.First, 0);
            while (row < piece.Written && copied < target.Length)
            {
                var count = piece.SamplesAt(row);
                if (at + count > position)
                {
                    var skip = (int)Math.Max(0, position - at);
                    copied += piece.Read(row, skip, target[copied..]);
                }

                at += count;
                row = piece.Behind(row);
            }

            return copied;
        }
    }
}
