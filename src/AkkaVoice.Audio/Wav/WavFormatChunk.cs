using System.Buffers.Binary;

namespace AkkaVoice.Audio;

/// <summary>
/// The <c>fmt </c> chunk (WAVEFORMATEX and WAVEFORMATEXTENSIBLE of Microsoft's mmreg.h; code numbers from the same header).
/// </summary>
internal static class WavFormatChunk
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;
    private const int LowestRate = 8_000;
    private const int HighestRate = 96_000;

    // The sub-format of WAVEFORMATEXTENSIBLE is the code number followed by these 14 bytes.
    private static ReadOnlySpan<byte> SubFormatTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    public static (AudioFormat Format, WavEncoding Encoding) Parse(ReadOnlySpan<byte> chunk, string file)
    {
        if (chunk.Length < 16)
            throw new WavException(file, $"broken WAV file (a 'fmt ' chunk of {chunk.Length} bytes; at least 16 belong there)");
        var code = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var blockBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (code == Extensible)
            code = SubFormat(chunk, file);

        var encoding = Encoding(code, bits, file);
        if (channels is not (1 or 2))
            throw new WavException(file, $"{channels} channels; allowed: 1 (mono) or 2 (stereo)");
        if (rate is < LowestRate or > HighestRate)
            throw new WavException(file, $"a sample rate of {rate} Hz; allowed: {LowestRate} to {HighestRate} Hz");
        if (blockBytes != channels * encoding.Bytes())
            throw new WavException(file, $"broken WAV file ({blockBytes} bytes a sample declared, {channels * encoding.Bytes()} needed for {channels} x {bits} bit)");
        return (new AudioFormat((int)rate, channels), encoding);
    }

    /// <summary>The bytes of one value.</summary>
    public static int Bytes(this WavEncoding encoding) => encoding switch
    {
        WavEncoding.Pcm8 => 1,
        WavEncoding.Pcm16 => 2,
        WavEncoding.Pcm24 => 3,
        WavEncoding.Pcm32 or WavEncoding.Float32 => 4,
        _ => 8,
    };

    private static ushort SubFormat(ReadOnlySpan<byte> chunk, string file)
    {
        if (chunk.Length < 40)
            throw new WavException(file, $"broken WAV file (an extensible 'fmt ' chunk of {chunk.Length} bytes; at least 40 belong there)");
        if (!chunk.Slice(26, 14).SequenceEqual(SubFormatTail))
            throw Unsupported(file, $"sub-format {new Guid(chunk.Slice(24, 16))}");
        return BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
    }

    private static WavEncoding Encoding(int code, int bits, string file) => (code, bits) switch
    {
        (Pcm, 8) => WavEncoding.Pcm8,
        (Pcm, 16) => WavEncoding.Pcm16,
        (Pcm, 24) => WavEncoding.Pcm24,
        (Pcm, 32) => WavEncoding.Pcm32,
        (Float, 32) => WavEncoding.Float32,
        (Float, 64) => WavEncoding.Float64,
        (Pcm, _) => throw Unsupported(file, $"PCM of {bits} bit"),
        (Float, _) => throw Unsupported(file, $"floating point of {bits} bit"),
        _ => throw Unsupported(file, CodeName(code)),
    };

    private static string CodeName(int code) => code switch
    {
        0x0002 => "Microsoft ADPCM",
        0x0006 => "A-law",
        0x0007 => "mu-law",
        0x0011 => "IMA ADPCM",
        0x0031 => "GSM 6.10",
        0x0055 => "MP3",
        _ => $"format code 0x{code:X4}",
    };

    private static WavException Unsupported(string file, string what) =>
        new(file, $"{what} is not supported; allowed: PCM of 8, 16, 24 or 32 bit, floating point of 32 or 64 bit");
}
