using System.Diagnostics;

namespace LiveKit.Rtc.Audio;

/// <summary>
/// What the native queue of a source holds. It is emptied by 10 ms every 10 ms and does not say when; but a frame that fills it beyond its length is
/// answered in the very tick that empties it to its length again. Each such answer tells how much is left, and when the ticks are: the ticks keep
/// their beat for the source's life. Not for several threads.
/// </summary>
/// <param name="sampleRate">Samples a second and channel.</param>
/// <param name="lengthMs">The queue's length, in ms; 0: none, and nothing is told.</param>
internal sealed class NativeQueue(int sampleRate, int lengthMs)
{
    private static readonly long Tick = Stopwatch.Frequency / 100;

    /// <summary>An answer that comes sooner was given at once, in no tick.</summary>
    private static readonly long AtOnce = Stopwatch.Frequency / 500;

    private readonly int _chunk = sampleRate / 100;
    private readonly int _length = sampleRate / 100 * (lengthMs / 10);
    private int _level;
    private int _clears;
    private bool _knowsBeat;
    private long _lastTick = Stopwatch.GetTimestamp();

    /// <summary>A frame that was handed over.</summary>
    /// <param name="Level">What was in the queue with it.</param>
    /// <param name="At">When.</param>
    /// <param name="Clears">How often the queue had been cleared before.</param>
    internal readonly record struct Handover(int Level, long At, int Clears);

    /// <summary>Samples that have not been taken to be sent; what is less than 10 ms stays, and does not count.</summary>
    public int Samples(long now)
    {
        Advance(now);
        return _level / _chunk * _chunk;
    }

    /// <summary>A frame goes in.</summary>
    public Handover Add(int samples, long now)
    {
        Advance(now);
        _level += samples;
        return new Handover(_level, now, _clears);
    }

    /// <summary>It did not, after all.</summary>
    public void Remove(int samples) => _level = Math.Max(0, _level - samples);

    /// <summary>All is thrown away.</summary>
    public void Clear()
    {
        _level = 0;
        _clears++;
    }

    /// <summary>The native library answers for a frame.</summary>
    public void Answered(in Handover frame, long now)
    {
        if (_length == 0 || frame.Clears != _clears || frame.Level <= _length || now - frame.At < AtOnce)
            return;
        Beat(now);
        _level = frame.Level - ((frame.Level - _length + _chunk - 1) / _chunk * _chunk);
    }

    /// <summary>A tick was a moment ago. The first of such moments is taken as it is; then the earliest is the truest, for answers come late and never early.</summary>
    private void Beat(long now)
    {
        var late = Modulo(now - _lastTick);
        if (!_knowsBeat || late > Tick / 2)
            (_lastTick, _knowsBeat) = (now, true);
        else
            _lastTick = now - late + (late / 64);
    }

    private void Advance(long now)
    {
        var ticks = (now - _lastTick) / Tick;
        if (ticks <= 0)
            return;
        _lastTick += ticks * Tick;
        _level -= (int)Math.Min(ticks, _level / _chunk) * _chunk;
    }

    private static long Modulo(long span) => ((span % Tick) + Tick) % Tick;
}
