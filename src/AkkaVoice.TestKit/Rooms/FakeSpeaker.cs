using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Testing.Rooms;

/// <summary>
/// A loudspeaker of a test: it knows to the sample what was heard and when, and how much it queues ahead can be chosen (a file
/// room queues 20 ms, LiveKit a few hundred).
/// </summary>
public sealed class FakeSpeaker : ISpeaker, IPacedSpeaker
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly int _queueSamples;
    private readonly List<short> _samples = [];
    private Action? _cleared;

    /// <summary>A silent speaker.</summary>
    /// <param name="time">Its clock; the recording begins now.</param>
    /// <param name="queueMs">What may be queued behind the frame that sounds, in ms.</param>
    public FakeSpeaker(TimeProvider time, int queueMs = 20)
    {
        _time = time;
        _start = time.GetTimestamp();
        _queueSamples = (int)AudioFormat.Realtime.MillisecondsToSamples(queueMs);
    }

    /// <inheritdoc />
    event Action? IPacedSpeaker.Changed
    {
        add => _cleared += value;
        remove => _cleared -= value;
    }

    /// <inheritdoc />
    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.FromGraph(new PacedSpeakerSink(this, _time));

    /// <inheritdoc />
    public int QueuedSamples
    {
        get
        {
            lock (_lock)
                return (int)Math.Max(0, _samples.Count - Now);
        }
    }

    /// <inheritdoc />
    public TimeSpan? ProgressInterval { get; set; }

    /// <summary>Frames taken so far.</summary>
    public int Frames { get; private set; }

    /// <summary>What was heard until now, from the speaker's start on; silence where nothing was said.</summary>
    public short[] Heard
    {
        get
        {
            lock (_lock)
            {
                var heard = new short[Now];
                _samples.Take(heard.Length).ToArray().CopyTo(heard, 0);
                return heard;
            }
        }
    }

    /// <inheritdoc />
    TimeSpan? IPacedSpeaker.Due => AudioFormat.Realtime.DurationOf(QueuedSamples - _queueSamples);

    private long Now => AudioFormat.Realtime.SamplesIn(_time.GetElapsedTime(_start));

    /// <inheritdoc />
    public int Clear()
    {
        int forgotten;
        lock (_lock)
        {
            forgotten = (int)Math.Max(0, _samples.Count - Now);
            _samples.RemoveRange(_samples.Count - forgotten, forgotten);
        }

        _cleared?.Invoke();
        return forgotten;
    }

    /// <inheritdoc />
    void IPacedSpeaker.Take(AudioFrame frame)
    {
        lock (_lock)
        {
            while (_samples.Count < Now)
                _samples.Add(0);
            _samples.AddRange(frame.Samples);
            Frames++;
        }
    }
}
