using System.Numerics;

namespace AkkaVoice.Audio;

/// <summary>
/// Where frames come from and go back to: bounded, safe for concurrent use, and counting, so that a test sees a frame that
/// nobody returned.
/// </summary>
/// <remarks>
/// Frames are kept by the size of their buffers, in powers of two. Each size keeps at most <see cref="RetainedBytesPerSize"/>;
/// what is returned beyond that is left to the garbage collector. The pool never refuses to rent. A frame that nobody returns costs no
/// more than its own garbage: a stream that is cancelled may drop the one frame that is just on its way between two stages.
/// </remarks>
public sealed class AudioFramePool
{
    /// <summary>
    /// The most that is kept for each buffer size, in bytes: 2 MiB, which is 2,048 frames of 20 ms at 24 kHz, several for each of hundreds of sessions.
    /// </summary>
    public const int RetainedBytesPerSize = 2 << 20;

    // 512 values hold 20 ms at 24 kHz mono (480). Above 65,536 values (1.4 s of 24 kHz stereo) frames are not kept.
    private const int SmallestBits = 9;
    private const int LargestBits = 16;

    private readonly AudioFrameShelf[] _shelves = new AudioFrameShelf[LargestBits - SmallestBits + 1];
    private long _oversizeRented;
    private long _oversizeReturned;

    /// <summary>An empty pool of its own, apart from <see cref="Shared"/>.</summary>
    public AudioFramePool()
    {
        for (var i = 0; i < _shelves.Length; i++)
            _shelves[i] = new AudioFrameShelf(this, 1 << (SmallestBits + i));
    }

    /// <summary>The pool of the process, which <see cref="AudioFrame.Rent"/> uses.</summary>
    public static AudioFramePool Shared { get; } = new();

    /// <summary>Frames rented and not yet returned. Exact when nothing is being rented or returned meanwhile.</summary>
    public long Outstanding
    {
        get
        {
            var sum = Volatile.Read(ref _oversizeRented) - Volatile.Read(ref _oversizeReturned);
            foreach (var shelf in _shelves)
                sum += shelf.Outstanding;
            return sum;
        }
    }

    /// <summary>Frames lying in the pool, ready to be rented.</summary>
    public int Retained => _shelves.Sum(shelf => shelf.Retained);

    /// <summary>Rents a frame. The samples are undefined (another stream's audio, often): write them all.</summary>
    /// <param name="format">How the samples are to be read.</param>
    /// <param name="samples">Samples of all channels, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is negative, or the format is the default value.</exception>
    public AudioFrame Rent(AudioFormat format, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfZero(format.Channels, nameof(format));
        var values = checked(samples * format.Channels);
        var frame = ShelfFor(values)?.Take() ?? Oversize(values);
        frame.Open(format, samples);
        return frame;
    }

    internal void Return(AudioFrame frame)
    {
        if (ShelfFor(frame.Capacity) is { } shelf)
            shelf.Put(frame);
        else
            Interlocked.Increment(ref _oversizeReturned);
    }

    private AudioFrameShelf? ShelfFor(int values)
    {
        var bits = values <= 1 << SmallestBits ? SmallestBits : 32 - BitOperations.LeadingZeroCount((uint)values - 1);
        return bits > LargestBits ? null : _shelves[bits - SmallestBits];
    }

    private AudioFrame Oversize(int values)
    {
        Interlocked.Increment(ref _oversizeRented);
        return new AudioFrame(this, values);
    }
}
