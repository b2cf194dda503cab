using AkkaVoice.Streams.Session.Packing;

namespace AkkaVoice.Streams.Tests.Session.Packing;

public sealed class PiecePoolTests
{
    [Fact]
    public void Pieces_that_nobody_needs_do_not_stay_for_ever()
    {
        // Other tests use the pool at the same time, for little.
        var pieces = Enumerable.Range(0, 4_000).Select(_ => PiecePool.Rent()).ToList();
        Assert.InRange(PiecePool.Count.Rented, pieces.Count, int.MaxValue);

        pieces.ForEach(PiecePool.Return);

        Assert.InRange(PiecePool.Count.Free, 1, 1_000);
    }

    [Fact]
    public void A_piece_that_serves_again_is_empty()
    {
        var pieces = Enumerable.Range(0, 20).Select(_ => PiecePool.Rent()).ToList();
        Assert.All(pieces, piece => Assert.True(piece.TryAdd([1, 2, 3])));
        pieces.ForEach(PiecePool.Return);

        var again = Enumerable.Range(0, 20).Select(_ => PiecePool.Rent()).ToList();
        Assert.All(again, piece => Assert.Equal(AudioPiece.First, piece.Written));
        again.ForEach(PiecePool.Return);
    }
}
