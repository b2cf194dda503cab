using System.Runtime.CompilerServices;
using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using LiveKit.Rtc;
using Microsoft.Extensions.Logging;
using AudioFrame = AkkaVoice.Audio.AudioFrame;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>
/// The loudspeaker of a LiveKit room: the native queue behind the agent's track, kept short so that what was heard is known and a cut is a cut. It
/// takes nothing before it is opened, when the person's end receives the track: the first syllable waits instead of being lost.
/// </summary>
internal sealed class LiveKitSpeaker : ISpeaker, IPacedSpeaker
{
    private const int FrameSamples = 480;

    private readonly IVoiceTrack _track;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action _onTaken;
    private readonly int _queueSamples;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _taking;
    private volatile bool _isTaking;
    private volatile bool _isOpen;
    private bool _hasFailed;
    private long _frames;

    public LiveKitSpeaker(IVoiceTrack track, int queueMs, TimeProvider time, ILogger logger)
    {
        (_track, _time, _logger) = (track, time, logger);
        _queueSamples = (int)AudioFormat.Realtime.MillisecondsToSamples(queueMs);
        _onTaken = OnTaken;
    }

    /// <inheritdoc />
    public event Action? Changed;

    /// <inheritdoc />
    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.FromGraph(new PacedSpeakerSink(this, _time));

    /// <inheritdoc />
    public int QueuedSamples => (int)AudioFormat.Realtime.SamplesIn(_track.Queued);

    /// <summary>Frames handed over.</summary>
    public long Frames => Interlocked.Read(ref _frames);

    /// <inheritdoc />
    public TimeSpan? Due =>
        _isOpen && !_isTaking ? AudioFormat.Realtime.DurationOf(QueuedSamples + FrameSamples - _queueSamples) : null;

    /// <summary>The voice may begin.</summary>
    public void Open()
    {
        _isOpen = true;
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public int Clear()
    {
        var forgotten = QueuedSamples;
        if (forgotten > 0)
        {
            try
            {
                _track.Clear();
            }
            catch (Exception e) when (e is RtcException or ObjectDisposedException)
            {
                // The room has been left: nobody hears what is queued there.
                Fail(e);
            }
        }

        Changed?.Invoke();
        return forgotten;
    }

    /// <inheritdoc />
    public void Take(AudioFrame frame)
    {
        _isTaking = true;
        _taking = _track.TakeAsync(frame.Samples).ConfigureAwait(false).GetAwaiter();
        Interlocked.Increment(ref _frames);
        // The native library takes a frame at once while there is little in its queue, and else when a frame's length has been sent.
        if (_taking.IsCompleted)
            Finish();
        else
            _taking.UnsafeOnCompleted(_onTaken);
    }

    private void OnTaken()
    {
        Finish();
        Changed?.Invoke();
    }

    private void Finish()
    {
        try
        {
            _taking.GetResult();
        }
        catch (Exception e)
        {
            Fail(e);
        }

        _isTaking = false;
    }

    // The voice goes on by the clock: the room's end, which this announces, ends the session.
    private void Fail(Exception reason)
    {
        if (_hasFailed)
            return;
        _hasFailed = true;
        LiveKitRoomLog.VoiceNotTaken(_logger, reason);
    }
}
