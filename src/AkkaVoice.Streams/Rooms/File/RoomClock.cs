using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.File;

/// <summary>
/// The time of a room, in samples at 24 kHz since its start: one clock for microphone and speaker, so that both stand in a recording where
/// they sounded. Monotonic; not moved by changes of the wall clock.
/// </summary>
internal sealed class RoomClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Where its time comes from.</summary>
    public TimeProvider Time => time;

    /// <summary>The sample that is sounding now.</summary>
    public long Now => AudioFormat.Realtime.SamplesIn(time.GetElapsedTime(_start));

    /// <summary>Time until a sample sounds; zero or less when it has.</summary>
    public TimeSpan Until(long sample) => AudioFormat.Realtime.DurationOf(sample) - time.GetElapsedTime(_start);

    /// <summary>A timer that is not set yet.</summary>
    public ITimer NewTimer(Action onDue) =>
        time.CreateTimer(static state => ((Action)state!)(), onDue, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
