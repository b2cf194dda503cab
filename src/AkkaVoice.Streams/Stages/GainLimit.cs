namespace AkkaVoice.Streams.Stages;

/// <summary>What becomes of values that amplification lifts above full scale.</summary>
public enum GainLimit
{
    /// <summary>
    /// Values above -3 dBFS are bent towards full scale along a hyperbolic tangent and never reach beyond it: loud passages sound
    /// compressed, not broken. Acts only while amplifying; 0 dB and less leave the shape of the wave alone.
    /// </summary>
    Soft,

    /// <summary>Values are cut off at full scale; below it they are exact.</summary>
    Clip,
}
