using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>
/// A gate with hysteresis and hold: a peak follower decides between open and closed, and the gain moves linearly between 1
/// and the closed gain. An open gate passes samples unchanged. Several channels open and close together. See
/// <see cref="AudioFlows.NoiseGate"/>.
/// </summary>
internal sealed class NoiseGate(NoiseGateOptions options) : IFrameProcessor
{
    /// <summary>Time constant of the peak follower's decay: longer than a period of the lowest voice (about 60 Hz), shorter than a syllable.</summary>
    private const double FollowerMs = 20;

    private readonly float _open = (float)AudioLevel.FromDbfs(options.ThresholdDbfs);
    private readonly float _close = (float)AudioLevel.FromDbfs(options.ThresholdDbfs - options.HysteresisDb);
    private readonly float _closedGain = (float)Decibels.ToRatio(-options.RangeDb);
    private AudioFormat _format;
    private float _decay;
    private float _up;
    private float _down;
    private int _hold;
    private float _peak;
    private int _quiet;
    private bool _isOpen;
    private float _gain = (float)Decibels.ToRatio(-options.RangeDb);

    public void Process(AudioFrame frame)
    {
        if (frame.Format != _format)
            Start(frame.Format);
        var values = frame.Samples;
        var channels = _format.Channels;
        for (var i = 0; i < values.Length; i += channels)
        {
            var sample = values.Slice(i, channels);
            Follow(sample);
            if (_gain == 1)
                continue;
            for (var c = 0; c < channels; c++)
                sample[c] = (short)MathF.Round(sample[c] * _gain);
        }
    }

    private void Start(AudioFormat format)
    {
        _format = format;
        var samplesPerMs = format.SampleRate / 1000.0;
        _decay = (float)Math.Exp(-1 / (FollowerMs * samplesPerMs));
        _hold = (int)(options.HoldMs * samplesPerMs);
        _up = Step(options.AttackMs * samplesPerMs);
        _down = Step(options.ReleaseMs * samplesPerMs);
    }

    private float Step(double samples) => samples < 1 ? 1 : (float)((1 - _closedGain) / samples);

    private void Follow(ReadOnlySpan<short> sample)
    {
        _peak *= _decay;
        foreach (var value in sample)
            _peak = Math.Max(_peak, Math.Abs((float)value));
        if (_peak >= (_isOpen ? _close : _open))
        {
            _isOpen = true;
            _quiet = 0;
        }
        else if (_isOpen && ++_quiet > _hold)
        {
            _isOpen = false;
        }

        _gain = _isOpen ? Math.Min(1, _gain + _up) : Math.Max(_closedGain, _gain - _down);
    }
}
