namespace AkkaVoice.Streams.Session.Packing;

/// <summary>
/// The memory of kept audio, which is most of what a session holds, in pieces that serve one session after the other. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Of pieces that nobody needs a quarter of those in use is kept, and a few; what is returned beyond that is left to the collector.
/// </remarks>
internal static class PiecePool
{
    private const int AlwaysKept = 64;

    private static readonly Lock Lock = new();
    private static readonly Stack<AudioPiece> Free = new();
    private static int _rented;

    /// <summary>Pieces in use, and pieces that lie ready.</summary>
    public static (int Rented, int Free) Count
    {
        get
        {
            lock (Lock)
                return (_rented, Free.Count);
        }
    }

    /// <summary>An empty piece.</summary>
    public static AudioPiece Rent()
    {
        lock (Lock)
        {
            _rented++;
            if (Free.TryPop(out var kept))
                return kept;
        }

        return new AudioPiece();
    }

    /// <summary>Takes back a piece, which must not be used any more.</summary>
    public static void Return(AudioPiece piece)
    {
        piece.Clear();
        lock (Lock)
        {
            _rented--;
            var kept = Math.Max(_rented / 4, AlwaysKept);
            if (Free.Count < kept)
                Free.Push(piece);
            else if (Free.Count > kept)
                Free.Pop();
        }
    }
}
