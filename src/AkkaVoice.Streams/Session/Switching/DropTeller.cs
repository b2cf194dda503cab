using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>Tells of dropped audio once for each episode, and once a second while one lasts.</summary>
internal sealed class DropTeller(string edge, TimeProvider time, Action<SessionAudioEvent> onEvent)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _untold;
    private long _lastTold;

    /// <summary>So much did not get through, 0 when all did.</summary>
    public void Count(long samples)
    {
        if (samples > 0 && _untold == 0)
            _lastTold = time.GetTimestamp();
        _untold += samples;
        if (_untold > 0 && (samples == 0 || time.GetElapsedTime(_lastTold) >= Interval))
            Tell();
    }

    /// <summary>Tells what was not told yet, if anything.</summary>
    public void Tell()
    {
        if (_untold == 0)
            return;
        var ms = (int)AudioFormat.Realtime.SamplesToMilliseconds(_untold);
        _untold = 0;
        _lastTold = time.GetTimestamp();
        onEvent(new AudioDropped(edge, ms) { At = _lastTold });
    }
}
