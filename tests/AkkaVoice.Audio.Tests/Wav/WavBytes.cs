using System.Buffers.Binary;

namespace AkkaVoice.Audio.Tests.Wav;

/// <summary>WAV files put together byte by byte, also wrong ones.</summary>
internal sealed class WavBytes
{
    private readonly MemoryStream _chunks = new();

    public uint? RiffLength { get; init; }

    public string Riff { get; init; } = "RIFF";

    public string Type { get; init; } = "WAVE";

    public static byte[] Format(int code, int channels, int rate, int bits, int? blockBytes = null)
    {
        var fmt = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(fmt, (ushort)code);
        BinaryPrimitives.WriteUInt16LittleEndian(fmt.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(fmt.AsSpan(4), (uint)rate);
        var block = blockBytes ?? channels * bits / 8;
        BinaryPrimitives.WriteUInt32LittleEndian(fmt.AsSpan(8), (uint)(rate * block));
        BinaryPrimitives.WriteUInt16LittleEndian(fmt.AsSpan(12), (ushort)block);
        BinaryPrimitives.WriteUInt16LittleEndian(fmt.AsSpan(14), (ushort)bits);
        return fmt;
    }

    public static byte[] Extensible(int code, int channels, int rate, int bits)
    {
        var fmt = Format(0xFFFE, channels, rate, bits);
        var sub = new Guid(code, 0, 0x10, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71);
        return [.. fmt, 22, 0, (byte)bits, 0, 4, 0, 0, 0, .. sub.ToByteArray()];
    }

    public WavBytes Chunk(string name, byte[] contents, uint? length = null)
    {
        _chunks.Write(System.Text.Encoding.ASCII.GetBytes(name));
        _chunks.Write(BitConverter.GetBytes(length ?? (uint)contents.Length));
        _chunks.Write(contents);
        if (contents.Length % 2 == 1)
            _chunks.WriteByte(0);
        return this;
    }

    public byte[] ToArray() =>
    [
        .. System.Text.Encoding.ASCII.GetBytes(Riff), .. BitConverter.GetBytes(RiffLength ?? (uint)(_chunks.Length + 4)),
        .. System.Text.Encoding.ASCII.GetBytes(Type), .. _chunks.ToArray(),
    ];

    public WavReader Open() => new(new MemoryStream(ToArray()), "x.wav");

    public short[] ReadAll()
    {
        using var reader = Open();
        var values = new short[1000];
        return values[..(reader.Read(values) * reader.Format.Channels)];
    }
}
