using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>
/// Decides every 10 ms whether there is speech, whatever the size of the frames. See <see cref="AudioFlows.EnergyVad"/>.
/// </summary>
internal sealed class EnergyVad(EnergyVadOptions options, Action<StageEvent> publish, string source) : IFrameProcessor
{
    private const int WindowMs = 10;

    /// <summary>While someone speaks, so many dB less still count as speech: the ends of words are quieter than their starts.</summary>
    private const double HysteresisDb = 3;

    private readonly int _leastWindows = (int)Math.Ceiling(options.MinSpeechMs / WindowMs);
    private readonly int _hangoverWindows = (int)Math.Ceiling(options.HangoverMs / WindowMs);
    private readonly int _voicedWindows = (int)(options.TellVoicedMs / WindowMs);
    private NoiseFloor _floor = new();
    private AudioFormat _format;
    private int _wanted;
    private int _measured;
    private long _squares;
    private long _windowStart;
    private bool _speaking;
    private int _loud;
    private int _quiet;
    private int _voiced;
    private long _start;
    private long _end;

    public void Process(AudioFrame frame)
    {
        if (frame.Format != _format)
            Start(frame.Format);
        var values = (ReadOnlySpan<short>)frame.Samples;
        for (var at = 0; at < frame.SampleCount;)
        {
            if (_measured == 0)
                _windowStart = frame.Position + at;
            var count = Math.Min(frame.SampleCount - at, _wanted - _measured);
            _squares += AudioLevel.SumOfSquares(values.Slice(at * _format.Channels, count * _format.Channels));
            _measured += count;
            at += count;
            if (_measured == _wanted)
                Decide(frame.Position + at);
        }
    }

    public void End()
    {
        if (!_speaking)
            return;
        _speaking = false;
        publish(new SpeechStopped(source, _end));
    }

    private void Start(AudioFormat format)
    {
        End();
        _format = format;
        _wanted = (int)Math.Max(1, format.MillisecondsToSamples(WindowMs));
        _floor = new NoiseFloor();
        (_measured, _squares, _loud, _quiet) = (0, 0, 0, 0);
    }

    private void Decide(long windowEnd)
    {
        var level = AudioLevel.ToDbfs(Math.Sqrt(_squares / ((double)_measured * _format.Channels)));
        (_measured, _squares) = (0, 0);
        _floor.Add(level);
        var noise = Math.Min(_floor.Dbfs, options.MostNoiseDbfs);
        var threshold = Math.Max(options.LeastDbfs, noise + options.ThresholdDb);
        if (level >= (_speaking ? threshold - HysteresisDb : threshold))
            Loud(windowEnd, noise);
        else
            Quiet();
    }

    private void Loud(long windowEnd, double noise)
    {
        _quiet = 0;
        _end = windowEnd;
        if (_loud++ == 0 && !_speaking)
            _start = _windowStart;
        if (_speaking)
        {
            _voiced++;
            TellVoiced(windowEnd);
            return;
        }

        if (_loud < _leastWindows)
            return;
        _speaking = true;
        _voiced = _loud;
        publish(new SpeechStarted(source, _start, noise));
        TellVoiced(windowEnd);
    }

    private void TellVoiced(long windowEnd)
    {
        if (_voicedWindows > 0 && _voiced % _voicedWindows == 0)
            publish(new SpeechHeard(source, windowEnd, _voiced * WindowMs));
    }

    private void Quiet()
    {
        _loud = 0;
        if (_speaking && ++_quiet >= _hangoverWindows)
            End();
    }
}
