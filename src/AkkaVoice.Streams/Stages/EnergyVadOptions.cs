namespace AkkaVoice.Streams.Stages;

/// <summary>What an energy-based voice activity detector takes for speech.</summary>
public sealed record EnergyVadOptions
{
    /// <summary>How far above the noise floor speech begins, in dB, 3 to 40. Default 12.</summary>
    public double ThresholdDb { get; init; } = 12;

    /// <summary>The least RMS level of speech, however quiet the room, in dBFS, -90 to 0. Default -50.</summary>
    public double LeastDbfs { get; init; } = -50;

    /// <summary>
    /// The most that is taken for noise, in dBFS, -90 to 0: speech without a pause must not become the floor. Audio above this plus
    /// the threshold is always speech. Default -40.
    /// </summary>
    public double MostNoiseDbfs { get; init; } = -40;

    /// <summary>How long sound must last to be speech, in ms, 10 to 1,000, in steps of 10. Default 60: a click is none.</summary>
    public double MinSpeechMs { get; init; } = 60;

    /// <summary>How long it must be quiet before speech has stopped, in ms, 10 to 5,000, in steps of 10. Default 300.</summary>
    public double HangoverMs { get; init; } = 300;

    /// <summary>
    /// After how much more voice, its gaps not counted, <see cref="SpeechHeard"/> is told again, in ms, 0 to 1,000, in steps of 10. Default
    /// 0: never.
    /// </summary>
    public double TellVoicedMs { get; init; }

    internal void ThrowIfInvalid()
    {
        Ranges.Check(TellVoicedMs, 0, 1_000);
        Ranges.Check(ThresholdDb, 3, 40);
        Ranges.Check(LeastDbfs, -90, 0);
        Ranges.Check(MostNoiseDbfs, -90, 0);
        Ranges.Check(MinSpeechMs, 10, 1_000);
        Ranges.Check(HangoverMs, 10, 5_000);
    }
}
