namespace AkkaVoice.Streams.Stages;

/// <summary>How a noise gate decides and how fast it moves.</summary>
public sealed record NoiseGateOptions
{
    /// <summary>The peak level that opens the gate, in dBFS, -90 to 0. Default -45.</summary>
    public double ThresholdDbfs { get; init; } = -45;

    /// <summary>How far below the threshold the level must fall before the gate thinks of closing, in dB, 0 to 30. Default 6.</summary>
    public double HysteresisDb { get; init; } = 6;

    /// <summary>From closed to open, in ms, 0 to 500. Default 2.</summary>
    public double AttackMs { get; init; } = 2;

    /// <summary>How long the level must stay low before the gate closes, in ms, 0 to 5,000. Default 200.</summary>
    public double HoldMs { get; init; } = 200;

    /// <summary>From open to closed, in ms, 0 to 5,000. Default 100.</summary>
    public double ReleaseMs { get; init; } = 100;

    /// <summary>How much a closed gate turns down, in dB, 0 to 120. Default 60.</summary>
    public double RangeDb { get; init; } = 60;

    internal void ThrowIfInvalid()
    {
        Ranges.Check(ThresholdDbfs, -90, 0);
        Ranges.Check(HysteresisDb, 0, 30);
        Ranges.Check(AttackMs, 0, 500);
        Ranges.Check(HoldMs, 0, 5_000);
        Ranges.Check(ReleaseMs, 0, 5_000);
        Ranges.Check(RangeDb, 0, 120);
    }
}
