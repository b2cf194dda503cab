namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>How streamed output is spread over time. Real services generate faster than real time and in uneven pieces.</summary>
public sealed record PacingOptions
{
    /// <summary>
    /// Seconds of audio generated in a second; <see cref="double.PositiveInfinity"/> sends all at once. Greater than 0. Default: 6.
    /// </summary>
    public double SpeedFactor { get; init; } = 6;

    /// <summary>Shortest piece of audio. Default: 40 ms.</summary>
    public TimeSpan MinChunk { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Longest piece of audio. Default: 400 ms.</summary>
    public TimeSpan MaxChunk { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// True cuts audio at any byte, also in the middle of a sample, to test clients that should not rely on alignment.
    /// Default: false.
    /// </summary>
    public bool SplitSamples { get; init; }

    /// <summary>Characters of text or arguments generated in a second. Default: 400.</summary>
    public double TextCharactersPerSecond { get; init; } = 400;

    /// <summary>Everything at once, with the default piece sizes.</summary>
    public static PacingOptions Instant { get; } = new()
    {
        SpeedFactor = double.PositiveInfinity,
        TextCharactersPerSecond = double.PositiveInfinity,
    };
}
