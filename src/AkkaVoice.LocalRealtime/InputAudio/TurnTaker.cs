using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>
/// Follows the caller: takes appended audio, finds turns in it or lets the client commit them, and starts the answer. The user item's
/// id is made when speech starts and kept until it is committed.
/// </summary>
internal sealed class TurnTaker
{
    private const int MinCommitMs = 100;

    /// <summary>How much silence is kept for a client that commits by hand although turn detection is on, ms.</summary>
    private const int KeptSilenceMs = 500;

    private readonly SessionContext _session;
    private readonly ResponseManager _responses;
    private readonly InputAudioBuffer _buffer = new();
    private readonly InputDecoder _decoder;
    private readonly EnergyVad _vad = new();
    private readonly Transcriber _transcriber;
    private readonly IdleTimeout _idle;
    private string? _speechItemId;
    private long _speechStart;

    public TurnTaker(SessionContext session, ResponseManager responses)
    {
        _session = session;
        _responses = responses;
        _decoder = new InputDecoder(_buffer);
        _transcriber = new Transcriber(session);
        _idle = new IdleTimeout(session, () => _buffer.EndMs, OnIdle);
        responses.DefaultResponseDone += _idle.Arm;
        responses.DefaultResponseStarted += _idle.Disarm;
    }

    private TurnDetection Settings => _session.Config.TurnDetection;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var format = _session.Config.InputFormat;
        if (bytes.Length % format.BytesPerSample != 0)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.InvalidValue, $"Invalid 'audio'. {bytes.Length} bytes are not a whole number of 16-bit samples.", "audio");
        }

        // The tail stays valid while nothing else is appended: events of this call only discard from the front.
        var samples = _decoder.Append(bytes, format);
        for (var left = samples; left > 0;)
        {
            left -= _vad.Feed(_buffer.Tail(left), Settings.Threshold, Settings.EffectiveSilenceMs, out var change);
            OnChange(change);
        }

        if (Settings.IsOn && !_vad.IsSpeech)
        {
            _buffer.DiscardBefore(_buffer.End - ((KeptSilenceMs + Settings.PrefixPaddingMs) * InputAudioBuffer.SamplesPerMs));
        }
    }

    public void Commit()
    {
        var ms = (_buffer.End - _buffer.Start) / (double)InputAudioBuffer.SamplesPerMs;
        if (ms < MinCommitMs)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.CommitEmpty,
                FormattableString.Invariant(
                    $"Error committing input audio buffer: buffer too small. Expected at least {MinCommitMs}ms of audio, but buffer only has {ms:0.00}ms of audio."));
        }

        CommitItem(_speechItemId ?? _session.Ids.Item(), _speechItemId is null ? _buffer.Start : _speechStart, _buffer.End);
        _vad.Reset();
    }

    public void Clear()
    {
        _buffer.DiscardBefore(_buffer.End);
        _vad.Reset();
        _speechItemId = null;
        InputAudioEvents.Cleared(_session.Events);
    }

    /// <summary>Called when the configuration has changed.</summary>
    public void OnConfigured(TurnDetection before)
    {
        if (before.Kind != Settings.Kind)
        {
            _vad.Reset();
            _speechItemId = null;
        }

        if (Settings.IdleTimeoutMs is null)
        {
            _idle.Disarm();
        }
    }

    private void OnChange(VadChange change)
    {
        if (!Settings.IsOn)
        {
            return;
        }

        if (change == VadChange.Started)
        {
            OnSpeechStarted();
        }
        else if (change == VadChange.Stopped)
        {
            OnSpeechStopped();
        }
    }

    private void OnSpeechStarted()
    {
        var startMs = Math.Max(0, _vad.SpeechStartMs - Settings.PrefixPaddingMs);
        _speechStart = startMs * InputAudioBuffer.SamplesPerMs;
        _speechItemId = _session.Ids.Item();
        _buffer.DiscardBefore(_speechStart);
        InputAudioEvents.SpeechStarted(_session.Events, startMs, _speechItemId);
        if (Settings.InterruptResponse)
        {
            _responses.InterruptBySpeech();
        }

        // After the interruption, whose end of a response would arm it.
        _idle.Disarm();
    }

    private void OnSpeechStopped()
    {
        if (_speechItemId is not { } itemId)
        {
            return;
        }

        var since = _session.Clock.Now;
        InputAudioEvents.SpeechStopped(_session.Events, _vad.ClockMs, itemId);
        CommitItem(itemId, _speechStart, _vad.ClockMs * InputAudioBuffer.SamplesPerMs);
        if (Settings.CreateResponse)
        {
            _responses.CreateAfterTurn(since);
        }
    }

    private void OnIdle(long fromMs)
    {
        if (_speechItemId is not null)
        {
            return;
        }

        var itemId = _session.Ids.Item();
        var since = _session.Clock.Now;
        InputAudioEvents.TimeoutTriggered(_session.Events, fromMs, _buffer.EndMs, itemId);
        CommitItem(itemId, fromMs * InputAudioBuffer.SamplesPerMs, _buffer.End);
        _responses.CreateAfterIdle(since);
    }

    private void CommitItem(string itemId, long from, long to)
    {
        var start = TimeSpan.FromMilliseconds(Math.Max(from, _buffer.Start) / (double)InputAudioBuffer.SamplesPerMs);
        var audio = _buffer.Take(from, to);
        _speechItemId = null;
        var item = new ConversationItem
        {
            Id = itemId,
            Type = ItemType.Message,
            Role = "user",
            Content = [new ContentPart { Type = ContentType.InputAudio, Audio = audio }],
        };
        InputAudioEvents.Committed(_session.Events, _session.Conversation.LastId, itemId);
        var previous = _session.Conversation.Append(item);
        ItemEvents.Added(_session.Events, previous, item);
        ItemEvents.Done(_session.Events, previous, item);
        _transcriber.Start(item, audio, start);
    }
}
