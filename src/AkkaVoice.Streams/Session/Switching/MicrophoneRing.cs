namespace AkkaVoice.Streams.Session.Switching;

/// <summary>
/// The latest of what the microphone heard, addressed by its place in the session's microphone stream, in samples. Kept packed, in pieces that serve
/// again: it is the largest thing that a session keeps.
/// </summary>
internal sealed class MicrophoneRing(int capacity) : IDisposable
{
    private readonly Queue<RingPiece> _pieces = new();
    private RingPiece? _last;
    private RingPiece? _spare;

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
            var count = Math.Min(samples.Length, RingPiece.MostInARow);
            if (_last is null || !_last.TryAdd(samples[..count]))
            {
                _last = NewPiece();
                _pieces.Enqueue(_last);
                _last.TryAdd(samples[..count]);
            }

            End += count;
            samples = samples[count..];
        }

        Oldest = Math.Max(Oldest, End - capacity);
        while (_pieces.Peek().End <= Oldest && _pieces.Count > 1)
            Forget(_pieces.Dequeue());
    }

    /// <summary>Reads what begins at <paramref name="position"/>; all of it must be held.</summary>
    public void Read(long position, Span<short> samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, Oldest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position + samples.Length, End);
        foreach (var piece in _pieces)
        {
            if (samples.IsEmpty)
                return;
            if (piece.End <= position)
                continue;
            var count = (int)Math.Min(samples.Length, piece.End - position);
            piece.Read(position, samples[..count]);
            position += count;
            samples = samples[count..];
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Dispose()
    {
        Oldest = End;
        _last = null;
        while (_pieces.TryDequeue(out var piece))
            piece.Dispose();
        _spare?.Dispose();
        _spare = null;
    }

    // In the long run one is begun whenever one is forgotten.
    private RingPiece NewPiece()
    {
        var piece = _spare ?? new RingPiece();
        _spare = null;
        piece.Begin(End);
        return piece;
    }

    private void Forget(RingPiece piece)
    {
        _spare?.Dispose();
        _spare = piece;
    }
}
