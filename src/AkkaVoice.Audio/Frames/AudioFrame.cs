using System.Runtime.InteropServices;

namespace AkkaVoice.Audio;

/// <summary>
/// A stretch of audio: signed 16-bit samples in a pooled buffer. The object is pooled together with its buffer, so renting
/// and returning one allocates nothing once the pool is warm.
/// </summary>
/// <remarks>
/// A frame has exactly one owner at a time. Who is given a frame owns it: passes it on (and forgets it) or disposes it, once.
/// After that the frame may already be someone else's audio; Debug builds overwrite returned samples with
/// <see cref="Poison"/> so that a late reader is heard. A frame is not safe for concurrent use.
/// </remarks>
public sealed class AudioFrame : IDisposable
{
    /// <summary>What every sample of a returned frame holds in Debug builds: loud, and easy to recognise in a dump.</summary>
    public const short Poison = 0x5AA5;

    private readonly AudioFramePool _pool;
    private readonly short[] _buffer;
    private int _rented;
    private int _sampleCount;

    internal AudioFrame(AudioFramePool pool, int capacity)
    {
        _pool = pool;
        _buffer = new short[capacity];
    }

    /// <summary>How the samples are to be read.</summary>
    public AudioFormat Format { get; private set; }

    /// <summary>Samples in the frame, each of all channels.</summary>
    public int SampleCount => _sampleCount;

    /// <summary>How long the frame lasts.</summary>
    public TimeSpan Duration => Format.DurationOf(_sampleCount);

    /// <summary>The index of the first sample since the start of its stream, in samples.</summary>
    public long Position { get; set; }

    /// <summary>The response and item the audio belongs to; null for microphone audio.</summary>
    public AudioTag? Tag { get; set; }

    /// <summary>The values, interleaved by channel; their number is <see cref="SampleCount"/> times the channels.</summary>
    /// <exception cref="ObjectDisposedException">The frame was returned.</exception>
    public Span<short> Samples
    {
        get
        {
            ThrowIfReturned();
            return _buffer.AsSpan(0, _sampleCount * Format.Channels);
        }
    }

    /// <summary>The values as bytes, two each, in the byte order of the machine (little-endian on every platform AkkaVoice supports).</summary>
    /// <exception cref="ObjectDisposedException">The frame was returned.</exception>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(Samples);

    internal int Capacity => _buffer.Length;

    /// <summary>Rents a frame from the pool that the process shares. See <see cref="AudioFramePool.Rent"/>.</summary>
    /// <param name="format">How the samples are to be read.</param>
    /// <param name="samples">Samples of all channels, 0 or more.</param>
    public static AudioFrame Rent(AudioFormat format, int samples) => AudioFramePool.Shared.Rent(format, samples);

    /// <summary>
    /// Rents a frame from the same pool that carries this one's format, position and tag: the frame to make when a stage
    /// answers one frame with another.
    /// </summary>
    /// <param name="samples">Samples of all channels, 0 or more. Their contents are undefined.</param>
    public AudioFrame RentLike(int samples)
    {
        ThrowIfReturned();
        var frame = _pool.Rent(Format, samples);
        frame.Position = Position;
        frame.Tag = Tag;
        return frame;
    }

    /// <summary>Returns the frame to its pool. Whoever still holds it must not touch it again.</summary>
    /// <exception cref="InvalidOperationException">It was returned before: two parts of the program believed to own it.</exception>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _rented, 0) == 0)
            throw new InvalidOperationException("An audio frame was returned twice: a frame has exactly one owner.");
#if DEBUG
        _buffer.AsSpan().Fill(Poison);
#endif
        Tag = null;
        _pool.Return(this);
    }

    /// <summary>For logs: length, format and position.</summary>
    public override string ToString() =>
        _rented == 0 ? "audio frame (returned)" : $"audio frame ({SampleCount} samples at {Position}, {Format})";

    internal void Open(AudioFormat format, int samples)
    {
        Format = format;
        _sampleCount = samples;
        Position = 0;
        Volatile.Write(ref _rented, 1);
    }

    private void ThrowIfReturned() => ObjectDisposedException.ThrowIf(_rented == 0, this);
}
