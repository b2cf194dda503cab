using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>Amplifies by a constant. See <see cref="AudioFlows.Gain"/>.</summary>
internal sealed class Gain(double decibels, GainLimit limit) : IFrameProcessor
{
    private const float FullScale = 32_767;
    private static readonly float Knee = (float)AudioLevel.FromDbfs(-3);

    private readonly float _factor = (float)Decibels.ToRatio(decibels);

    public void Process(AudioFrame frame)
    {
        if (_factor == 1)
            return;
        if (_factor > 1 && limit == GainLimit.Soft)
            Bend(frame.Samples);
        else
            Scale(frame.Samples);
    }

    private void Scale(Span<short> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = (short)Math.Clamp(MathF.Round(values[i] * _factor), short.MinValue, short.MaxValue);
    }

    private void Bend(Span<short> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] * _factor;
            var above = Math.Abs(value) - Knee;
            if (above > 0)
                value = MathF.CopySign(Knee + ((FullScale - Knee) * MathF.Tanh(above / (FullScale - Knee))), value);
            values[i] = (short)MathF.Round(value);
        }
    }
}
