using System.Buffers;

namespace AkkaVoice.Audio;

/// <summary>
/// Reads the samples of a WAV file as 16-bit ones, piece by piece: a file of any length takes a few kilobytes of memory.
/// </summary>
/// <remarks>
/// Understood are PCM of 8, 16, 24 and 32 bit and floating point of 32 and 64 bit, plain or WAVE_FORMAT_EXTENSIBLE, 8 to 96 kHz,
/// mono or stereo, RIFF or RF64, with any other chunks before and after the data. A data length that was left open (0xFFFFFFFF,
/// or 0 in a header nobody completed) means: up to the end of the file. A file that is shorter than it declares gives what it has.
/// </remarks>
public sealed class WavReader : IDisposable
{
    private const int BufferBytes = 16 * 1024;

    private readonly Stream _stream;
    private readonly string _file;
    private readonly bool _leaveOpen;
    private readonly int _sampleBytes;
    private readonly byte[] _buffer;
    private long _bytesLeft;
    private bool _disposed;

    /// <summary>Reads the header from a stream that stands at the start of a WAV file and need not be seekable.</summary>
    /// <param name="stream">The stream to read.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="leaveOpen">Whether the stream is someone else's to close.</param>
    /// <exception cref="WavException">It is not a WAV file, or none that is understood. The stream is closed unless it was to stay open.</exception>
    public WavReader(Stream stream, string file, bool leaveOpen = false)
    {
        _stream = stream;
        _file = file;
        _leaveOpen = leaveOpen;
        try
        {
            var header = WavHeader.Read(stream, file);
            Format = header.Format;
            Encoding = header.Encoding;
            _sampleBytes = Encoding.Bytes() * Format.Channels;
            SampleCount = header.DataBytes / _sampleBytes;
            _bytesLeft = header.DataBytes ?? long.MaxValue;
        }
        catch (Exception e)
        {
            if (!leaveOpen)
                stream.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new WavException(file, $"cannot be read ({e.Message})", e);
            throw;
        }

        _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    }

    /// <summary>Rate and channels of the file.</summary>
    public AudioFormat Format { get; }

    /// <summary>How the file spells its values.</summary>
    public WavEncoding Encoding { get; }

    /// <summary>The samples that the file declares, each of all channels; null when its header leaves the length open.</summary>
    public long? SampleCount { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="WavException">It is missing, cannot be read, is not a WAV file, or none that is understood.</exception>
    public static WavReader Open(string path)
    {
        try
        {
            return new WavReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WavException(path, "no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WavException(path, Directory.Exists(path) ? "is a directory" : $"cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Reads the next samples, their values interleaved by channel.</summary>
    /// <param name="values">Room for whole samples; it is filled unless the audio ends before.</param>
    /// <returns>How many samples (each of all channels) were read; 0 at the end of the audio.</returns>
    /// <exception cref="WavException">The file could not be read further.</exception>
    public int Read(Span<short> values)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var wanted = values.Length / Format.Channels;
        var done = 0;
        while (done < wanted)
        {
            var bytes = (int)Math.Min(_bytesLeft, Math.Min(wanted - done, BufferBytes / _sampleBytes) * (long)_sampleBytes);
            var samples = Fill(bytes) / _sampleBytes;
            if (samples == 0)
                break;
            var count = samples * Format.Channels;
            WavValues.Decode(Encoding, _buffer.AsSpan(0, samples * _sampleBytes), values.Slice(done * Format.Channels, count));
            done += samples;
        }

        return done;
    }

    /// <summary>Reads the next samples as one channel: a mono file as it is, a stereo file as the mean of left and right.</summary>
    /// <param name="samples">What to fill; it is filled unless the audio ends before.</param>
    /// <returns>How many samples were read; 0 at the end of the audio.</returns>
    /// <exception cref="WavException">The file could not be read further.</exception>
    public int ReadMono(Span<short> samples)
    {
        if (Format.Channels == 1)
            return Read(samples);
        Span<short> pairs = stackalloc short[2 * 512];
        var done = 0;
        while (done < samples.Length)
        {
            var read = Read(pairs[..(2 * Math.Min(512, samples.Length - done))]);
            if (read == 0)
                break;
            for (var i = 0; i < read; i++)
                samples[done + i] = (short)((pairs[2 * i] + pairs[(2 * i) + 1]) / 2);
            done += read;
        }

        return done;
    }

    /// <summary>Closes the file. May be called more than once.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        ArrayPool<byte>.Shared.Return(_buffer);
        if (!_leaveOpen)
            _stream.Dispose();
    }

    private int Fill(int bytes)
    {
        try
        {
            var read = _stream.ReadAtLeast(_buffer.AsSpan(0, bytes), bytes, throwOnEndOfStream: false);
            _bytesLeft -= read;
            return read;
        }
        catch (IOException e)
        {
            throw new WavException(_file, $"cannot be read further ({e.Message})", e);
        }
    }
}
