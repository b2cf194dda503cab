using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>
/// A virtual loudspeaker on the room's clock: a frame begins to sound when it arrives, or right behind the one before it. What
/// sounds is recorded where it sounded.
/// </summary>
public sealed class FileSpeaker : ISpeaker, IPacedSpeaker
{
    // A frame is asked for when the one before it begins to sound: at most the sounding frame and one more are taken.
    private const int AheadSamples = 480;

    private readonly Lock _lock = new();
    private readonly RoomClock _clock;
    private readonly Recording? _recording;
    private long _end;

    internal FileSpeaker(RoomClock clock, Recording? recording)
    {
        _clock = clock;
        _recording = recording;
    }

    // There is room again: the sink need not wait for what was forgotten.
    private event Action? Cleared;

    /// <inheritdoc />
    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.FromGraph(new PacedSpeakerSink(this, _clock.Time));

    /// <inheritdoc />
    public int QueuedSamples
    {
        get
        {
            lock (_lock)
                return (int)Math.Max(0, _end - _clock.Now);
        }
    }

    /// <inheritdoc />
    public int Clear()
    {
        int forgotten;
        lock (_lock)
        {
            forgotten = (int)Math.Max(0, _end - _clock.Now);
            _recording?.Forget(RecordedSide.Agent, _end - forgotten);
            _end -= forgotten;
        }

        Cleared?.Invoke();
        return forgotten;
    }

    event Action? IPacedSpeaker.Changed
    {
        add => Cleared += value;
        remove => Cleared -= value;
    }

    TimeSpan? IPacedSpeaker.Due => AudioFormat.Realtime.DurationOf(QueuedSamples - AheadSamples);

    void IPacedSpeaker.Take(AudioFrame frame)
    {
        lock (_lock)
        {
            var start = Math.Max(_end, _clock.Now);
            _recording?.Heard(RecordedSide.Agent, start, frame.Samples);
            _end = start + frame.SampleCount;
        }
    }
}
