using LiveKit.Rtc.Audio;

namespace LiveKit.Rtc;

/// <summary>
/// A stretch of sound: 16-bit samples, channels interleaved. A frame that an <see cref="AudioStream"/> gave goes back to the stream's pool when
/// it is disposed and must not be touched afterwards; one that is never disposed is collected like any object.
/// </summary>
public sealed class AudioFrame : IDisposable
{
    private readonly FramePool? _pool;
    private short[] _samples;
    private int _returned;

    /// <summary>A frame over samples that are there already.</summary>
    /// <exception cref="ArgumentException">The samples are not <paramref name="numChannels"/> times <paramref name="samplesPerChannel"/>.</exception>
    public AudioFrame(short[] data, int sampleRate, int numChannels, int samplesPerChannel)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numChannels);
        ArgumentOutOfRangeException.ThrowIfNegative(samplesPerChannel);
        if (data.Length != numChannels * samplesPerChannel)
            throw new ArgumentException($"data has {data.Length} samples, but {numChannels} channels of {samplesPerChannel} samples are {numChannels * samplesPerChannel}.", nameof(data));
        _samples = data;
        SampleRate = sampleRate;
        NumChannels = numChannels;
        SamplesPerChannel = samplesPerChannel;
    }

    internal AudioFrame(FramePool pool)
    {
        _pool = pool;
        _samples = [];
    }

    /// <summary>A frame of silence.</summary>
    public static AudioFrame Create(int sampleRate, int numChannels, int samplesPerChannel) =>
        new(new short[numChannels * samplesPerChannel], sampleRate, numChannels, samplesPerChannel);

    /// <summary>The samples, channels interleaved.</summary>
    public Span<short> Data => _samples.AsSpan(0, NumChannels * SamplesPerChannel);

    /// <summary>Samples per second and channel.</summary>
    public int SampleRate { get; private set; }

    /// <summary>1 is mono, 2 is stereo.</summary>
    public int NumChannels { get; private set; }

    /// <summary>The frame's length in samples.</summary>
    public int SamplesPerChannel { get; private set; }

    /// <summary>The frame's length in time.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)SamplesPerChannel / SampleRate);

    /// <summary>Gives the frame back to the stream it came from. A second call does nothing.</summary>
    public void Dispose()
    {
        if (_pool is not null && Interlocked.Exchange(ref _returned, 1) == 0)
            _pool.Return(this);
    }

    internal void Fill(ReadOnlySpan<short> samples, int sampleRate, int numChannels)
    {
        if (_samples.Length < samples.Length)
            _samples = new short[samples.Length];
        samples.CopyTo(_samples);
        SampleRate = sampleRate;
        NumChannels = numChannels;
        SamplesPerChannel = samples.Length / numChannels;
        Volatile.Write(ref _returned, 0);
    }
}
