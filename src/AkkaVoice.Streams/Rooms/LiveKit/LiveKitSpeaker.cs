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
internal sealed class LiveKitSpeaker : ISpeaker
{
    private readonly IVoiceTrack _track;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action _onTaken;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _taking;
    private volatile bool _isTaking;
    private volatile bool _isOpen;
    private bool _hasFailed;
    private long _frames;

    public LiveKitSpeaker(IVoiceTrack track, int queueMs, TimeProvider time, ILogger logger)
    {
        (_track, _time, _logger) = (track, time, logger);
        QueueSamples = (int)AudioFormat.Realtime.MillisecondsToSamples(queueMs);
        _onTaken = OnTaken;
    }

    /// <summary>There may be room again: the sink should look.</summary>
    internal event Action? Changed;

    /// <inheritdoc />
    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.FromGraph(new LiveKitSpeakerSink(this, _time));

    /// <inheritdoc />
    public int QueuedSamples => (int)AudioFormat.Realtime.SamplesIn(_track.Queued);

    /// <summary>The most that is handed over ahead.</summary>
    public int QueueSamples { get; }

    /// <summary>Frames handed over.</summary>
    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>Whether a frame would be taken now, as far as the way in is concerned.</summary>
    internal bool IsReady => _isOpen && !_isTaking;

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

    /// <summary>Hands a frame over. Called on the playout's thread, one at a time and only when <see cref="IsReady"/>.</summary>
    internal void Take(AudioFrame frame)
    {
        _isTaking = true;
        _taking = _track.TakeAsync(frame.Samples).ConfigureAwait(false).GetAwaiter();
        Interlocked.Increment(ref _frames);
        // Within the queue's length the native library takes a frame at once, as a rule; whoever hands it over looks for room itself.
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
