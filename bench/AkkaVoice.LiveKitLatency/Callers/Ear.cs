using AkkaVoice.LiveKitLatency.Coding;

namespace AkkaVoice.LiveKitLatency.Callers;

/// <summary>A stretch of sound between two silences.</summary>
/// <param name="Begin">When its first audible sample was played, in samples of the microphones' clock.</param>
/// <param name="End">When its last one was.</param>
/// <param name="LastHeardMs">Which millisecond of the coded signal's second the last audible sample was; null when that was not to be heard.</param>
internal sealed record Utterance(double Begin, double End, double? LastHeardMs);

/// <summary>What a caller hears, as if a loudspeaker played each frame from the moment it came. Not for several threads.</summary>
internal sealed class Ear(Microphones microphones)
{
    /// <summary>Below this a sample is not audible: -36 dBFS; the voices are 25 dB louder.</summary>
    private const int Audible = 520;

    /// <summary>Silence that ends an utterance, in samples.</summary>
    private const int Pause = Caller.Rate * 150 / 1_000;

    private readonly SweepEar _sweep = new(Caller.Rate);
    private double _begin;
    private double _last = double.NegativeInfinity;
    private bool _sounding;
    private double? _located;
    private double _locatedAt;

    /// <summary>Time from a sample at its speaker's mouth to here, in ms, of every 10 ms that could be told; below a second.</summary>
    public event Action<double>? Delayed;

    /// <summary>Something begins to be heard, at that sample of the clock.</summary>
    public event Action<double>? Began;

    /// <summary>It ended, 150 ms ago.</summary>
    public event Action<Utterance>? Ended;

    public void Hear(ReadOnlySpan<short> samples, long timestamp)
    {
        var played = microphones.SampleAt(timestamp);
        for (var i = 0; i < samples.Length; i++)
        {
            var at = played + i;
            if (Math.Abs((int)samples[i]) >= Audible)
            {
                if (!_sounding)
                {
                    (_sounding, _begin, _located) = (true, at, null);
                    Began?.Invoke(at);
                }

                _last = at;
            }
            else if (_sounding && at - _last > Pause)
            {
                _sounding = false;
                Ended?.Invoke(new Utterance(_begin, _last, _located + ((_last - _locatedAt) * 1_000 / Caller.Rate)));
            }
        }

        if (!_sounding || samples.Length != _sweep.Window || _sweep.Locate(samples) is not { } ms) return;
        (_located, _locatedAt) = (ms, played + (samples.Length / 2.0));
        var spokenMs = _locatedAt * 1_000 / Caller.Rate;
        Delayed?.Invoke((((spokenMs - ms) % 1_000) + 1_000) % 1_000);
    }
}
