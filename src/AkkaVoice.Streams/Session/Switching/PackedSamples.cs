using System.Buffers.Binary;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>
/// Samples in fewer bytes, without loss: steps from one sample to the next, in blocks of 16, each with as many bits a step as its widest needs.
/// Speech takes about half of its 16 bits a sample, silence next to nothing, and the loudest noise a tenth more.
/// </summary>
internal static class PackedSamples
{
    private const int Block = 16;

    /// <summary>The most bytes that so many samples can take: a step may need 17 bits.</summary>
    public static int MostBytes(int samples) => (samples + Block - 1) / Block * (1 + (2 * 17));

    /// <returns>How many bytes were written.</returns>
    public static int Pack(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        Span<uint> steps = stackalloc uint[Block];
        var (before, written) = (0, 0);
        for (; !samples.IsEmpty; samples = samples[Math.Min(Block, samples.Length)..])
        {
            var all = 0u;
            for (var i = 0; i < Block; i++)
            {
                var sample = i < samples.Length ? samples[i] : before;
                var step = sample - before;
                // Small steps either way become small numbers.
                steps[i] = (uint)((step << 1) ^ (step >> 31));
                all |= steps[i];
                before = sample;
            }

            var bits = 32 - int.LeadingZeroCount((int)all);
            bytes[written++] = (byte)bits;
            written += PackBlock(steps, bits, bytes[written..]);
        }

        return written;
    }

    /// <param name="bytes">What <see cref="Pack"/> wrote.</param>
    /// <param name="samples">As many as were packed.</param>
    public static void Unpack(ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        var before = 0;
        for (; !samples.IsEmpty; samples = samples[Math.Min(Block, samples.Length)..])
        {
            var bits = (int)bytes[0];
            var packed = bytes.Slice(1, 2 * bits);
            var mask = (1UL << bits) - 1;
            var (waiting, held) = (0UL, 0);
            for (var i = 0; i < Math.Min(Block, samples.Length); i++)
            {
                while (held < bits)
                {
                    waiting |= (ulong)BinaryPrimitives.ReadUInt16LittleEndian(packed) << held;
                    packed = packed[2..];
                    held += 16;
                }

                var step = (uint)(waiting & mask);
                waiting >>= bits;
                held -= bits;
                before += (int)(step >> 1) ^ -(int)(step & 1);
                samples[i] = (short)before;
            }

            bytes = bytes[(1 + (2 * bits))..];
        }
    }

    // 16 numbers of so many bits fill twice as many bytes exactly.
    private static int PackBlock(ReadOnlySpan<uint> steps, int bits, Span<byte> bytes)
    {
        var (waiting, held, written) = (0UL, 0, 0);
        foreach (var step in steps)
        {
            waiting |= (ulong)step << held;
            held += bits;
            while (held >= 16)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes[written..], (ushort)waiting);
                waiting >>= 16;
                held -= 16;
                written += 2;
            }
        }

        return written;
    }
}
