using System.Diagnostics;
using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Load.Rooms;

/// <summary>
/// A loudspeaker on time: it asks for a frame when its queue has room for one, and notes how long the answer takes. The queue is as long as that of a
/// LiveKit room. A frame that comes when nothing is left to sound, in the middle of an item, is a gap that a person hears.
/// </summary>
internal sealed class LoadSpeaker : ISpeaker
{
    private const int QueuedFrames = 3;

    private readonly Lock _lock = new();
    private readonly Figures _figures;
    private string? _expectedItem;
    private long _expectedAt;
    private long _speechAt;
    private string? _item;
    private long _soundsUntil;
    private long _askAt = long.MaxValue;
    private long _askedAt;
    private Action? _ask;

    public LoadSpeaker(Figures figures) => _figures = figures;

    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.FromGraph(new LoadSpeakerSink(this));

    public int QueuedSamples
    {
        get
        {
            lock (_lock)
                return Queued(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>The first sound of an item was read off the socket.</summary>
    public void ExpectVoice(string itemId, long readAt)
    {
        lock (_lock)
            (_expectedItem, _expectedAt) = (itemId, readAt);
    }

    /// <summary>The person began to speak, which is to silence the voice.</summary>
    public void ExpectSilence(long readAt)
    {
        lock (_lock)
            _speechAt = Queued(Stopwatch.GetTimestamp()) > 0 ? readAt : 0;
    }

    public int Clear()
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            if (_speechAt > 0)
                _figures.BargeIn.Add(Stopwatch.GetElapsedTime(_speechAt, now));
            var forgotten = Queued(now);
            (_speechAt, _item, _soundsUntil) = (0, null, now);
            if (_askAt != long.MaxValue)
                _askAt = now;
            return forgotten;
        }
    }

    /// <summary>The sink runs: this makes it ask for a frame.</summary>
    public void Open(Action? ask)
    {
        lock (_lock)
            (_ask, _askAt) = (ask, long.MaxValue);
    }

    /// <summary>Called by the pacer.</summary>
    public void Tick(long now)
    {
        Action? ask;
        lock (_lock)
        {
            if (now < _askAt)
                return;
            (_askedAt, _askAt) = (_askAt, long.MaxValue);
            ask = _ask;
        }

        ask?.Invoke();
    }

    /// <summary>A frame has come.</summary>
    /// <returns>Whether there is room for one more at once; otherwise it is asked for when there is.</returns>
    public bool Take(AudioFrame frame)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            _figures.CountHeard();
            if (frame.Tag?.ItemId == _item)
            {
                _figures.Pace.Add(Stopwatch.GetElapsedTime(_askedAt, now));
                if (now > _soundsUntil)
                    _figures.CountUnderrun();
            }
            else
            {
                _item = frame.Tag?.ItemId;
                if (_item == _expectedItem)
                    _figures.Down.Add(Stopwatch.GetElapsedTime(_expectedAt, now));
            }

            _soundsUntil = Math.Max(_soundsUntil, now) + LoadRoom.Period;
            var next = _soundsUntil - ((QueuedFrames - 1) * LoadRoom.Period);
            if (next <= now)
            {
                _askedAt = now;
                return true;
            }

            _askAt = next;
            return false;
        }
    }

    private int Queued(long now) =>
        (int)AudioFormat.Realtime.SamplesIn(Stopwatch.GetElapsedTime(now, Math.Max(now, _soundsUntil)));
}
