using System.Buffers.Binary;

namespace AkkaVoice.Audio;

/// <summary>
/// What stands before the samples of a WAV file, read chunk by chunk up to the start of the data. Layout: Microsoft and IBM,
/// "Multimedia Programming Interface and Data Specifications 1.0" (RIFF WAVE); EBU Tech 3306 for RF64.
/// </summary>
/// <param name="Format">Rate and channels.</param>
/// <param name="Encoding">How values are spelled.</param>
/// <param name="DataBytes">The length the file declares for its data, or null when that is left open (a stream, a writer that was killed).</param>
internal readonly record struct WavHeader(AudioFormat Format, WavEncoding Encoding, long? DataBytes)
{
    private const uint Open = uint.MaxValue;

    /// <summary>Reads up to the first byte of the data chunk's contents.</summary>
    public static WavHeader Read(Stream stream, string file)
    {
        var read = new ChunkReader(stream, file);
        Span<byte> head = stackalloc byte[12];
        if (!read.TryFill(head) || !(head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)))
            throw new WavException(file, "not a WAV file (no RIFF header)");
        if (!head[8..].SequenceEqual("WAVE"u8))
            throw new WavException(file, $"not a WAV file (a RIFF file of type '{ChunkReader.Name(head[8..])}', not 'WAVE')");

        var riffBytes = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        long? longDataBytes = null;
        (AudioFormat Format, WavEncoding Encoding)? format = null;
        Span<byte> chunk = stackalloc byte[8];
        while (read.TryFill(chunk))
        {
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("data"u8))
            {
                var (dataFormat, encoding) = format ?? throw new WavException(file, "broken WAV file (no 'fmt ' chunk before the 'data' chunk)");
                return new WavHeader(dataFormat, encoding, DataLength(bytes, riffBytes, longDataBytes, read.Position));
            }

            if (chunk.StartsWith("fmt "u8))
                format = WavFormatChunk.Parse(read.Take(bytes, 4096), file);
            else if (chunk.StartsWith("ds64"u8))
                longDataBytes = LongDataBytes(read.Take(bytes, 1 << 20));
            else
                read.Skip(bytes);
        }

        throw new WavException(file, format is null ? "broken WAV file (no 'fmt ' chunk)" : "broken WAV file (no 'data' chunk)");
    }

    private static long? DataLength(uint declared, uint riffBytes, long? longDataBytes, long dataStart)
    {
        if (declared == Open)
            return longDataBytes;
        // A length of 0 is either the truth or a header that was never completed; the outer length tells, where it counts more
        // than what stood before the data.
        var completed = riffBytes != Open && riffBytes > dataStart - 8;
        return declared == 0 && !completed ? null : declared;
    }

    private static long? LongDataBytes(ReadOnlySpan<byte> ds64) =>
        ds64.Length >= 16 && BinaryPrimitives.ReadInt64LittleEndian(ds64[8..]) is >= 0 and var bytes ? bytes : null;
}
