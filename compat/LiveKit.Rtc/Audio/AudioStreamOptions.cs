namespace LiveKit.Rtc;

/// <summary>In which form an <see cref="AudioStream"/> gives a track's sound.</summary>
public sealed record AudioStreamOptions
{
    /// <summary>Samples per second and channel, 8,000 to 192,000; the native library resamples. Default 48,000, the rate of Opus.</summary>
    public int SampleRate { get; init; } = 48_000;

    /// <summary>1 (default) or 2; the native library mixes.</summary>
    public int NumChannels { get; init; } = 1;

    /// <summary>A frame's length in ms, 10 to 1,000; null (default) leaves it to the native library: 10 ms.</summary>
    public int? FrameSizeMs { get; init; }

    /// <summary>How many frames wait for a reader before the oldest is dropped: 1 to 10,000. Default 50, half a second of frames of 10 ms.</summary>
    public int Capacity { get; init; } = 50;

    internal void Validate()
    {
        if (SampleRate is < 8_000 or > 192_000)
            throw new ArgumentOutOfRangeException(nameof(SampleRate), SampleRate, "allowed: 8,000 to 192,000 Hz");
        if (NumChannels is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(NumChannels), NumChannels, "allowed: 1 or 2");
        if (FrameSizeMs is < 10 or > 1_000)
            throw new ArgumentOutOfRangeException(nameof(FrameSizeMs), FrameSizeMs, "allowed: 10 to 1,000 ms");
        if (Capacity is < 1 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(Capacity), Capacity, "allowed: 1 to 10,000 frames");
    }
}
