using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AkkaVoice.Audio;

/// <summary>
/// Writes a 16-bit PCM WAV file, piece by piece. The lengths in its header are brought up to date with every second of audio,
/// so that a process that is killed leaves a file that plays, short by at most that second.
/// </summary>
/// <remarks>Not safe for concurrent use. A file above 4 GiB keeps its samples, but its header says 4 GiB: RIFF has no larger number.</remarks>
public sealed class WavWriter : IDisposable
{
    private const int HeaderBytes = 44;

    private readonly Stream _stream;
    private readonly string _file;
    private readonly long _start;
    private readonly long _patchEvery;
    private long _patchAt;
    private long _dataBytes;
    private bool _disposed;

    /// <summary>Writes to a seekable stream, which is closed with the writer.</summary>
    /// <param name="stream">The stream; the file begins at its present position.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="format">Rate and channels, mono or stereo.</param>
    /// <exception cref="ArgumentException">The stream cannot seek, or the format is neither mono nor stereo.</exception>
    /// <exception cref="WavException">The header could not be written.</exception>
    public WavWriter(Stream stream, string file, AudioFormat format)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("The stream must be seekable: the header is completed at the end.", nameof(stream));
        if (format.Channels is not (1 or 2))
            throw new ArgumentException($"A WAV file is written in mono or stereo, not with {format.Channels} channels.", nameof(format));
        _stream = stream;
        _file = file;
        Format = format;
        _patchEvery = format.SamplesToBytes(format.SampleRate);
        _patchAt = _patchEvery;
        _start = stream.Position;
        Guarded(WriteHeader);
    }

    /// <summary>Rate and channels.</summary>
    public AudioFormat Format { get; }

    /// <summary>The samples written so far, each of all channels.</summary>
    public long SampleCount => _dataBytes / Format.BytesPerSample;

    /// <summary>Creates a file, or replaces one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="format">Rate and channels, mono or stereo.</param>
    /// <exception cref="WavException">The file cannot be written.</exception>
    public static WavWriter Create(string path, AudioFormat format)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 64 * 1024);
            return new WavWriter(stream, path, format);
        }
        catch (Exception e) when (e is DirectoryNotFoundException)
        {
            throw new WavException(path, "cannot be written (no such folder)", e);
        }
        catch (WavException)
        {
            stream?.Dispose();
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WavException(path, Directory.Exists(path) ? "cannot be written (it is a directory)" : $"cannot be written ({e.Message})", e);
        }
    }

    /// <summary>Appends whole samples, their values interleaved by channel.</summary>
    /// <exception cref="ArgumentException">The values do not end at the end of a sample.</exception>
    /// <exception cref="WavException">The file could not be written further.</exception>
    public void Write(ReadOnlySpan<short> values)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (values.Length % Format.Channels != 0)
            throw new ArgumentException($"{values.Length} values are not a whole number of samples of {Format.Channels} values.", nameof(values));
        try
        {
            WriteValues(values);
            _dataBytes += values.Length * AudioFormat.BytesPerValue;
            if (_dataBytes < _patchAt)
                return;
            _patchAt = _dataBytes + _patchEvery;
            Patch();
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>Appends a frame's samples; the frame stays its owner's.</summary>
    /// <exception cref="ArgumentException">The frame has another format.</exception>
    /// <exception cref="WavException">The file could not be written further.</exception>
    public void Write(AudioFrame frame)
    {
        if (frame.Format != Format)
            throw new ArgumentException($"The file is {Format}, the frame is {frame.Format}.", nameof(frame));
        Write(frame.Samples);
    }

    /// <summary>Brings the header up to date and hands everything to the operating system.</summary>
    /// <exception cref="WavException">The file could not be written further.</exception>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Guarded(Patch);
    }

    /// <summary>Completes the header and closes the file. May be called more than once.</summary>
    /// <exception cref="WavException">The end of the file could not be written; it is closed all the same.</exception>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            Patch();
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
        finally
        {
            _stream.Dispose();
        }
    }

    private void WriteValues(ReadOnlySpan<short> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            _stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes, value);
            _stream.Write(bytes);
        }
    }

    private void Patch()
    {
        _stream.Position = _start;
        WriteHeader();
        _stream.Position = _start + HeaderBytes + _dataBytes;
        _stream.Flush();
    }

    private void WriteHeader()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        var dataBytes = (uint)Math.Min(_dataBytes, uint.MaxValue - HeaderBytes);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], dataBytes + HeaderBytes - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)Format.Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], (uint)Format.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], (uint)(Format.SampleRate * Format.BytesPerSample));
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], (ushort)Format.BytesPerSample);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 8 * AudioFormat.BytesPerValue);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], dataBytes);
        _stream.Write(header);
    }

    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    private WavException Failed(IOException e) => new(_file, $"cannot be written ({e.Message})", e);
}
