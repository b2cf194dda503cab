using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace AkkaVoice.Streams.Session.Packing;

/// <summary>
/// Samples in fewer bytes, without loss: steps from one sample to the next, in blocks of 16, each with as many bits a step as its widest needs.
/// Speech takes about half of its 16 bits a sample, silence next to nothing, and the loudest noise a tenth more.
/// </summary>
internal static class PackedSamples
{
    private const int Block = 16;

    // A step has at most 17 bits and begins within a byte, so that four bytes hold it; of the last ones of a block as many may lie behind it.
    private const int Ahead = sizeof(uint);
    private const int MostBlockBytes = 2 * 17;

    /// <summary>The most bytes that so many samples can take: a step may need 17 bits.</summary>
    public static int MostBytes(int samples) => (samples + Block - 1) / Block * (1 + MostBlockBytes);

    /// <returns>How many bytes were written.</returns>
    public static int Pack(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        // One sample before the block, so that its steps are the difference of two stretches.
        Span<short> block = stackalloc short[1 + Block];
        Span<uint> steps = stackalloc uint[Block];
        block[0] = 0;
        var written = 0;
        for (var at = 0; at < samples.Length; at += Block)
        {
            var count = Math.Min(Block, samples.Length - at);
            uint all;
            if (at > 0 && count == Block)
            {
                // Read where they lie: to read at once what has just been written in smaller parts makes a processor wait for each block.
                all = Steps(samples[(at - 1)..], samples[at..], steps);
            }
            else
            {
                if (at > 0)
                    block[0] = samples[at - 1];
                samples.Slice(at, count).CopyTo(block[1..]);
                block[(1 + count)..].Fill(block[count]);
                all = Steps(block, block[1..], steps);
            }

            var bits = 32 - int.LeadingZeroCount((int)all);
            bytes[written++] = (byte)bits;
            written += PackBlock(steps, bits, bytes[written..]);
        }

        return written;
    }

    /// <param name="bytes">What <see cref="Pack"/> wrote; more may follow.</param>
    /// <param name="samples">As many as were packed.</param>
    public static void Unpack(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        Span<byte> last = stackalloc byte[MostBlockBytes + Ahead];
        var before = 0;
        for (; !samples.IsEmpty; samples = samples[Math.Min(Block, samples.Length)..])
        {
            var bits = (int)bytes[0];
            var size = 2 * bits;
            scoped var packed = bytes[1..];
            if (packed.Length < size + Ahead)
            {
                packed[..size].CopyTo(last);
                packed = last;
            }

            before = UnpackBlock(packed[..(size + Ahead)], bits, before, samples[..Math.Min(Block, samples.Length)]);
            bytes = bytes[(1 + size)..];
        }
    }

    /// <summary>The steps of a block from sample to sample, small ones either way as small numbers.</summary>
    /// <param name="before">Each sample's neighbour before it.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="steps">The steps.</param>
    /// <returns>All bits that any of them has.</returns>
    private static uint Steps(ReadOnlySpan<short> before, ReadOnlySpan<short> samples, Span<uint> steps)
    {
        var (lower, upper) = Vector256.Widen(Vector256.Create(samples));
        var (lowerBefore, upperBefore) = Vector256.Widen(Vector256.Create(before));
        (lower, upper) = (lower - lowerBefore, upper - upperBefore);
        lower = (lower << 1) ^ (lower >> 31);
        upper = (upper << 1) ^ (upper >> 31);
        lower.AsUInt32().CopyTo(steps);
        upper.AsUInt32().CopyTo(steps[8..]);
        var both = (lower | upper).AsUInt64();
        var all = both[0] | both[1] | both[2] | both[3];
        return (uint)all | (uint)(all >> 32);
    }

    // 16 numbers of so many bits fill twice as many bytes exactly.
    private static int PackBlock(ReadOnlySpan<uint> steps, int bits, Span<byte> bytes)
    {
        var (waiting, held, written) = (0UL, 0, 0);
        foreach (var step in steps)
        {
            waiting |= (ulong)step << held;
            held += bits;
            if (held < 32)
                continue;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[written..], (uint)waiting);
            waiting >>= 32;
            held -= 32;
            written += 4;
        }

        if (held == 0)
            return written;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[written..], (ushort)waiting);
        return written + 2;
    }

    /// <param name="packed">The block, and <see cref="Ahead"/> bytes of whatever lies behind it.</param>
    /// <param name="bits">Bits of a step.</param>
    /// <param name="before">The sample before the block.</param>
    /// <param name="samples">As many as are wanted of it.</param>
    /// <returns>The last of them.</returns>
    private static int UnpackBlock(ReadOnlySpan<byte> packed, int bits, int before, Span<short> samples)
    {
        if (bits == 0)
        {
            samples.Fill((short)before);
            return before;
        }

        var mask = (1u << bits) - 1;
        for (var i = 0; i < samples.Length; i++)
        {
            var at = i * bits;
            var step = (BinaryPrimitives.ReadUInt32LittleEndian(packed[(at >> 3)..]) >> (at & 7)) & mask;
            before += (int)(step >> 1) ^ -(int)(step & 1);
            samples[i] = (short)before;
        }

        return before;
    }
}
