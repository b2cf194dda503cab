namespace AkkaVoice.Streams.Session.Packing;

/// <summary>Samples that wait, first in and first out, packed.</summary>
internal sealed class PackedQueue : IDisposable
{
    private readonly Queue<AudioPiece> _pieces = new();
    private AudioPiece? _last;
    private int _row;
    private int _taken;

    public void Add(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            var row = samples[..Math.Min(samples.Length, AudioPiece.MostInARow)];
            if (_last is null || !_last.TryAdd(row))
            {
                _last = PiecePool.Rent();
                _pieces.Enqueue(_last);
                _last.TryAdd(row);
            }

            samples = samples[row.Length..];
        }
    }

    /// <summary>Takes the next samples; there must be as many as <paramref name="target"/> holds.</summary>
    public void Take(Span<short> target)
    {
        while (!target.IsEmpty)
        {
            var piece = _pieces.Peek();
            var count = piece.Read(_row, _taken, target);
            target = target[count..];
            _taken += count;
            if (_taken < piece.SamplesAt(_row))
                return;
            (_row, _taken) = (piece.Behind(_row), 0);
            if (_row == piece.Written)
                Finish(piece);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Dispose()
    {
        (_last, _row, _taken) = (null, AudioPiece.First, 0);
        while (_pieces.TryDequeue(out var piece))
            PiecePool.Return(piece);
    }

    private void Finish(AudioPiece piece)
    {
        _row = AudioPiece.First;
        PiecePool.Return(_pieces.Dequeue());
        if (piece == _last)
            _last = null;
    }
}
