namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>The companding laws of ITU-T G.711: 8 bits for 14 (µ) or 13 (A) bits of linear amplitude.</summary>
internal static class G711
{
    private const int MuLawBias = 0x84;
    private const int Clip = 32_635;

    private static readonly short[] MuLawTable = Table(DecodeMuLaw);
    private static readonly short[] ALawTable = Table(DecodeALaw);

    public static void Decode(ReadOnlySpan<byte> from, Span<short> to, bool aLaw)
    {
        var table = aLaw ? ALawTable : MuLawTable;
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = table[from[i]];
        }
    }

    public static void Encode(ReadOnlySpan<short> from, Span<byte> to, bool aLaw)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = aLaw ? EncodeALaw(from[i]) : EncodeMuLaw(from[i]);
        }
    }

    private static short[] Table(Func<int, short> decode) => [.. Enumerable.Range(0, 256).Select(decode)];

    // Code words are sent inverted; sign, three bits of segment, four bits within the segment.
    private static short DecodeMuLaw(int code)
    {
        code = ~code & 0xFF;
        var magnitude = ((((code & 0x0F) << 3) + MuLawBias) << ((code >> 4) & 7)) - MuLawBias;
        return (short)((code & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static byte EncodeMuLaw(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), Clip) + MuLawBias;
        var segment = Segment(magnitude >> 7);
        return (byte)~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }

    // Every other bit is inverted on the line; the sign bit is set for positive values.
    private static short DecodeALaw(int code)
    {
        code ^= 0x55;
        var segment = (code >> 4) & 7;
        var magnitude = ((code & 0x0F) << 4) + 8;
        if (segment > 0)
        {
            magnitude = (magnitude + 0x100) << (segment - 1);
        }

        return (short)((code & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte EncodeALaw(short sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = Math.Min(sample >= 0 ? sample : ~sample, Clip);
        var segment = Segment(magnitude >> 7);
        var mantissa = segment == 0 ? magnitude >> 4 : magnitude >> (segment + 3);
        return (byte)((sign | (segment << 4) | (mantissa & 0x0F)) ^ 0x55);
    }

    private static int Segment(int value) => Math.Min(7, value == 0 ? 0 : System.Numerics.BitOperations.Log2((uint)value));
}
