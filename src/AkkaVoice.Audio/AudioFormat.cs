namespace AkkaVoice.Audio;

/// <summary>
/// How samples are to be read: rate and channels; a sample value is always a signed 16-bit integer in little-endian byte order.
/// </summary>
/// <remarks>
/// A <em>sample</em> is one sampling instant of all channels; a stereo sample holds two values. The conversions are integer
/// arithmetic: no floating point, so no drift however long the stream. Those that cannot come out even round down.
/// </remarks>
public readonly record struct AudioFormat
{
    /// <summary>Bytes of one value of one channel.</summary>
    public const int BytesPerValue = sizeof(short);

    /// <summary>A format of the given rate and number of channels.</summary>
    /// <param name="sampleRate">Samples a second (Hz), 1 to 384,000.</param>
    /// <param name="channels">Values a sample, 1 to 8, interleaved.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public AudioFormat(int sampleRate, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRate, 384_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 8);
        SampleRate = sampleRate;
        Channels = channels;
    }

    /// <summary>24,000 Hz, one channel: what the OpenAI Realtime API calls <c>audio/pcm</c>, and what flows inside AkkaVoice.</summary>
    public static AudioFormat Realtime { get; } = new(24_000, 1);

    /// <summary>Samples a second, in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Values a sample, interleaved.</summary>
    public int Channels { get; }

    /// <summary>Bytes of one sample of all channels.</summary>
    public int BytesPerSample => Channels * BytesPerValue;

    /// <summary>The whole samples in so many milliseconds, rounded down (20 ms are 480 samples at 24 kHz).</summary>
    public long MillisecondsToSamples(long milliseconds) => checked(milliseconds * SampleRate) / 1000;

    /// <summary>The whole milliseconds in so many samples, rounded down.</summary>
    public long SamplesToMilliseconds(long samples) => checked(samples * 1000) / SampleRate;

    /// <summary>The bytes of so many samples.</summary>
    public long SamplesToBytes(long samples) => checked(samples * BytesPerSample);

    /// <summary>The samples in so many bytes.</summary>
    /// <exception cref="ArgumentException">The bytes do not end at the end of a sample.</exception>
    public long BytesToSamples(long bytes)
    {
        if (bytes % BytesPerSample != 0)
            throw new ArgumentException($"{bytes} bytes are not a whole number of samples of {BytesPerSample} bytes.", nameof(bytes));
        return bytes / BytesPerSample;
    }

    /// <summary>The bytes of the whole samples in so many milliseconds.</summary>
    public long MillisecondsToBytes(long milliseconds) => SamplesToBytes(MillisecondsToSamples(milliseconds));

    /// <summary>The whole milliseconds in so many bytes, rounded down.</summary>
    /// <exception cref="ArgumentException">The bytes do not end at the end of a sample.</exception>
    public long BytesToMilliseconds(long bytes) => SamplesToMilliseconds(BytesToSamples(bytes));

    /// <summary>How long so many samples last, to the nearest tick of 100 ns below.</summary>
    public TimeSpan DurationOf(long samples) => new((long)((Int128)samples * TimeSpan.TicksPerSecond / SampleRate));

    /// <summary>The whole samples in a duration, rounded down.</summary>
    public long SamplesIn(TimeSpan duration) => (long)((Int128)duration.Ticks * SampleRate / TimeSpan.TicksPerSecond);

    /// <summary>For logs: <c>24000 Hz, mono</c>.</summary>
    public override string ToString() =>
        $"{SampleRate} Hz, {Channels switch { 1 => "mono", 2 => "stereo", var n => $"{n} channels" }}";
}
