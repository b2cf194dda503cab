using System.Buffers;
using System.Buffers.Binary;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>A piece of a <see cref="MicrophoneRing"/>: rows of packed samples, one behind the other, each with its two lengths before it.</summary>
internal sealed class RingPiece : IDisposable
{
    /// <summary>The most samples in a row: 20 ms.</summary>
    public const int MostInARow = 480;

    private const int HeadBytes = 4;

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 << 10);
    private long _start;
    private int _written;

    /// <summary>The place behind its last sample.</summary>
    public long End { get; private set; }

    /// <summary>Forgets what it holds.</summary>
    /// <param name="start">The place of the first sample that comes.</param>
    public void Begin(long start) => (_start, End, _written) = (start, start, 0);

    /// <summary>Appends a row, if there is room for it.</summary>
    public bool TryAdd(ReadOnlySpan<short> samples)
    {
        if (_bytes.Length - _written < HeadBytes + PackedSamples.MostBytes(samples.Length))
            return false;
        var row = _bytes.AsSpan(_written);
        var packed = PackedSamples.Pack(samples, row[HeadBytes..]);
        BinaryPrimitives.WriteUInt16LittleEndian(row, (ushort)samples.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(row[2..], (ushort)packed);
        _written += HeadBytes + packed;
        End += samples.Length;
        return true;
    }

    /// <summary>Reads what begins at <paramref name="position"/>; all of it must be here.</summary>
    public void Read(long position, Span<short> samples)
    {
        Span<short> row = stackalloc short[MostInARow];
        var rest = _bytes.AsSpan(0, _written);
        for (var at = _start; !samples.IsEmpty;)
        {
            var (count, packed) = (BinaryPrimitives.ReadUInt16LittleEndian(rest), BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]));
            if (at + count > position)
            {
                PackedSamples.Unpack(rest.Slice(HeadBytes, packed), row[..count]);
                var held = row[(int)(position - at)..count];
                held = held[..Math.Min(held.Length, samples.Length)];
                held.CopyTo(samples);
                samples = samples[held.Length..];
                position += held.Length;
            }

            at += count;
            rest = rest[(HeadBytes + packed)..];
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);
}
