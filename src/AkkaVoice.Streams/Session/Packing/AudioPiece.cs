using System.Buffers.Binary;

namespace AkkaVoice.Streams.Session.Packing;

/// <summary>
/// A piece of kept audio, about 0.6 s of a voice: rows of packed samples, one behind the other, each with its two lengths before it. Comes from the
/// <see cref="PiecePool"/>.
/// </summary>
internal sealed class AudioPiece
{
    /// <summary>The most samples in a row: 20 ms.</summary>
    public const int MostInARow = 480;

    private const int HeadBytes = 4;
    private const int PieceBytes = 16 << 10;

    // Never moves. In the ordinary heap a collection copies what is new, which made for long stops while many calls began.
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(PieceBytes, pinned: true);

    /// <summary>Where the first row begins, in bytes.</summary>
    public const int First = 0;

    /// <summary>Where the row that comes will begin.</summary>
    public int Written { get; private set; }

    /// <summary>Forgets what it holds.</summary>
    public void Clear() => Written = First;

    /// <summary>Appends a row, if there is room for it.</summary>
    public bool TryAdd(ReadOnlySpan<short> samples)
    {
        if (_bytes.Length - Written < HeadBytes + PackedSamples.MostBytes(samples.Length))
            return false;
        var row = _bytes.AsSpan(Written);
        var packed = PackedSamples.Pack(samples, row[HeadBytes..]);
        BinaryPrimitives.WriteUInt16LittleEndian(row, (ushort)samples.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(row[2..], (ushort)packed);
        Written += HeadBytes + packed;
        return true;
    }

    /// <summary>How many samples the row has that begins at <paramref name="at"/>.</summary>
    public int SamplesAt(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    /// <summary>Where the row ends that begins at <paramref name="at"/>.</summary>
    public int Behind(int at) => at + HeadBytes + BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at + 2));

    /// <summary>Copies out of the row that begins at <paramref name="at"/>.</summary>
    /// <param name="at">Where the row begins.</param>
    /// <param name="skip">How many of its samples are left out.</param>
    /// <param name="target">Where to.</param>
    /// <returns>How many samples were copied: as many as there are, or fit.</returns>
    public int Read(int at, int skip, Span<short> target)
    {
        var samples = SamplesAt(at);
        var packed = _bytes.AsSpan(at + HeadBytes);
        if (skip == 0 && samples <= target.Length)
        {
            PackedSamples.Unpack(packed, target[..samples]);
            return samples;
        }

        Span<short> row = stackalloc short[MostInARow];
        row = row[..samples];
        PackedSamples.Unpack(packed, row);
        row = row[skip..];
        row = row[..Math.Min(row.Length, target.Length)];
        row.CopyTo(target);
        return row.Length;
    }
}
