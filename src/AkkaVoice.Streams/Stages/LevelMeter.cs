using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>Measures level over stretches that need not end where frames do. See <see cref="AudioFlows.LevelMeter"/>.</summary>
internal sealed class LevelMeter(TimeSpan interval, Action<StageEvent> publish, string source) : IFrameProcessor
{
    private AudioFormat _format;
    private int _wanted;
    private int _measured;
    private long _start;
    private long _squares;
    private int _peak;

    public void Process(AudioFrame frame)
    {
        if (frame.Format != _format)
        {
            End();
            _format = frame.Format;
            _wanted = (int)Math.Clamp(_format.SamplesIn(interval), 1, int.MaxValue / _format.Channels);
        }

        var values = (ReadOnlySpan<short>)frame.Samples;
        for (var at = 0; at < frame.SampleCount;)
        {
            if (_measured == 0)
                _start = frame.Position + at;
            var count = Math.Min(frame.SampleCount - at, _wanted - _measured);
            var part = values.Slice(at * _format.Channels, count * _format.Channels);
            _squares += AudioLevel.SumOfSquares(part);
            _peak = Math.Max(_peak, AudioLevel.PeakOf(part));
            _measured += count;
            at += count;
            if (_measured == _wanted)
                End();
        }
    }

    public void End()
    {
        if (_measured == 0)
            return;
        var rms = Math.Sqrt(_squares / ((double)_measured * _format.Channels));
        var level = new AudioLevel(AudioLevel.ToDbfs(_peak), AudioLevel.ToDbfs(rms));
        var (start, samples) = (_start, _measured);
        (_measured, _squares, _peak) = (0, 0, 0);
        publish(new LevelMeasured(source, start, samples, level));
    }
}
