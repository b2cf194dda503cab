using System.Text;
using System.Text.Encodings.Web;
using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>
/// The loudspeaker behind a browser: keeps a short queue filled there and follows its reports, so that it knows what was heard. What the browser
/// has given to its audio device counts as heard, because nobody can take it back.
/// </summary>
internal sealed class BrowserSpeaker : ISpeaker, IPacedSpeaker
{
    private readonly Lock _lock = new();
    private readonly PlayoutEstimate _estimate;
    private readonly BrowserSender _sender;
    private readonly RoundTrip _roundTrip;
    private readonly TimeProvider _time;
    private AudioTag? _tag;
    private long _voiceFrames;
    private long _concealed;
    private long _progressAt;

    public BrowserSpeaker(BrowserSender sender, RoundTrip roundTrip, int queueMs, TimeProvider time)
    {
        _sender = sender;
        _roundTrip = roundTrip;
        _time = time;
        _estimate = new PlayoutEstimate(time);
        QueueSamples = (int)AudioFormat.Realtime.MillisecondsToSamples(queueMs);
    }

    /// <inheritdoc />
    public event Action? Changed;

    /// <inheritdoc />
    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.FromGraph(new PacedSpeakerSink(this, _time));

    /// <inheritdoc />
    public int QueuedSamples
    {
        get
        {
            lock (_lock)
                return _estimate.Queued(_roundTrip.Time / 2);
        }
    }

    /// <inheritdoc />
    /// <remarks>Paced by what the browser plays, so two clocks cannot drift apart: between two reports the estimate moves on; without reports it stands still.</remarks>
    public TimeSpan? Due => AudioFormat.Realtime.DurationOf(QueuedSamples + BrowserFrame.Samples - QueueSamples);

    public int QueueSamples { get; }

    public long VoiceFrames => Interlocked.Read(ref _voiceFrames);

    /// <summary>Samples of silence inside speech, as the browser counts them.</summary>
    public long Concealed => Interlocked.Read(ref _concealed);

    /// <summary>How long the browser has had something to play and not reported.</summary>
    public TimeSpan Stalled
    {
        get
        {
            lock (_lock)
                return _estimate.Queued(TimeSpan.Zero) == 0 ? TimeSpan.Zero : _time.GetElapsedTime(_progressAt);
        }
    }

    /// <inheritdoc />
    public int Clear()
    {
        int forgotten;
        lock (_lock)
        {
            // Until the order arrives there, the browser plays on.
            forgotten = _estimate.Queued(_roundTrip.Time);
            _estimate.Clear();
            _tag = null;
            _sender.Clear(_estimate.Epoch);
        }

        Changed?.Invoke();
        return forgotten;
    }

    /// <inheritdoc />
    public void Take(AudioFrame frame)
    {
        lock (_lock)
        {
            if (_estimate.Queued(TimeSpan.Zero) == 0)
                _progressAt = _time.GetTimestamp();
            if (frame.Tag is { } tag && tag != _tag)
                _sender.Send(Encoding.UTF8.GetBytes(ItemMessage(tag)));
            _tag = frame.Tag;
            _sender.SendVoice(_estimate.Epoch, (uint)_estimate.Sent, frame);
            _estimate.Send(frame.SampleCount);
        }

        Interlocked.Increment(ref _voiceFrames);
    }

    internal void Report(PlayoutReport report)
    {
        lock (_lock)
        {
            if (!_estimate.Report(report))
                return;
            _progressAt = _time.GetTimestamp();
        }

        Interlocked.Exchange(ref _concealed, report.Concealed);
        Changed?.Invoke();
    }

    // Tells the page whose voice begins where, for its captions.
    private string ItemMessage(AudioTag tag) =>
        $$"""{"type":"room_item","epoch":{{_estimate.Epoch}},"position":{{(uint)_estimate.Sent}},"item_id":"{{Escape(tag.ItemId)}}","response_id":"{{Escape(tag.ResponseId)}}"}""";

    private static string Escape(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
}
