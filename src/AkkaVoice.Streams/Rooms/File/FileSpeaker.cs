using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>
/// A virtual loudspeaker on the room's clock: a frame begins to sound when it arrives, or right behind the one before it. What
/// sounds is recorded where it sounded.
/// </summary>
public sealed class FileSpeaker : ISpeaker
{
    private readonly Lock _lock = new();
    private readonly RoomClock _clock;
    private readonly Recording? _recording;
    private long _end;

    internal FileSpeaker(RoomClock clock, Recording? recording)
    {
        _clock = clock;
        _recording = recording;
    }

    /// <summary>There is room again: the sink need not wait for what was forgotten.</summary>
    internal event Action? Cleared;

    /// <inheritdoc />
    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.FromGraph(new FileSpeakerSink(this, _clock));

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

    /// <returns>The room's sample at which all that was taken will have sounded.</returns>
    internal long Take(AudioFrame frame)
    {
        lock (_lock)
        {
            var start = Math.Max(_end, _clock.Now);
            _recording?.Heard(RecordedSide.Agent, start, frame.Samples);
            _end = start + frame.SampleCount;
            return _end;
        }
    }
}
