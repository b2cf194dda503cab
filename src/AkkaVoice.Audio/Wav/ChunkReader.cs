namespace AkkaVoice.Audio;

/// <summary>Reads the chunks of a RIFF file from a stream that need not be seekable.</summary>
internal sealed class ChunkReader(Stream stream, string file)
{
    /// <summary>Bytes read since the start of the file.</summary>
    public long Position { get; private set; }

    /// <summary>The four letters of a chunk, with anything unprintable shown as a question mark.</summary>
    public static string Name(ReadOnlySpan<byte> letters)
    {
        Span<char> name = stackalloc char[4];
        for (var i = 0; i < name.Length; i++)
            name[i] = letters[i] is >= 0x20 and < 0x7f ? (char)letters[i] : '?';
        return new string(name);
    }

    /// <summary>Fills the buffer; false when the file ends before that.</summary>
    public bool TryFill(Span<byte> buffer)
    {
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        Position += read;
        return read == buffer.Length;
    }

    /// <summary>The contents of a chunk, which must not be longer than it can sensibly be.</summary>
    public byte[] Take(uint bytes, int most)
    {
        if (bytes > most)
            throw new WavException(file, $"broken WAV file (a header chunk of {bytes} bytes)");
        var contents = new byte[bytes];
        if (!TryFill(contents))
            throw new WavException(file, "broken WAV file (it ends within its header)");
        Skip(bytes & 1);
        return contents;
    }

    /// <summary>Passes over a chunk's contents and the byte that fills it up to an even length.</summary>
    public void Skip(long bytes)
    {
        var left = bytes + (bytes & 1);
        if (stream.CanSeek)
        {
            var passed = Math.Min(left, Math.Max(0, stream.Length - stream.Position));
            stream.Seek(passed, SeekOrigin.Current);
            Position += passed;
            return;
        }

        Span<byte> waste = stackalloc byte[1024];
        while (left > 0)
        {
            var part = waste[..(int)Math.Min(left, waste.Length)];
            if (!TryFill(part))
                return;
            left -= part.Length;
        }
    }
}
