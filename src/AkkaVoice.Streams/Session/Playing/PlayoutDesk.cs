using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>What a <see cref="Playout"/> does, apart from its ports: used on one thread, told of everything, asked for frames.</summary>
internal sealed class PlayoutDesk(
    ISpeaker speaker, int maxSamples, PlayoutControl control, Action<SessionAudioEvent> onEvent, TimeProvider time) : IDisposable
{
    private const int FrameSamples = 480;

    private readonly WaitingAudio _waiting = new();
    private readonly HandedAudio _handed = new();
    private readonly PlayoutItems _items = new();
    private readonly Tombstones _tombstones = new();
    private bool _isPaused;
    private bool _isSpeaking;
    private bool _isDry;
    private long _position;
    private long _progressAt;
    private PlayoutPosition? _progress;

    /// <summary>Samples handed to the room and not known to be heard.</summary>
    public int Unheard => _handed.Unheard;

    // What does not fill a frame waits for the rest of its item.
    private bool HasFrame => _waiting.Samples >= FrameSamples || _waiting.LastItem is { IsComplete: true };

    /// <summary>Takes a frame of the model's voice.</summary>
    public void Add(AudioFrame frame)
    {
        if (frame.Tag is { } tag && _tombstones.Contains(tag.ResponseId))
        {
            frame.Dispose();
            return;
        }

        if (_waiting.Samples + frame.SampleCount > maxSamples)
        {
            Overflow(frame);
            return;
        }

        var item = _items.Of(frame.Tag);
        item.Received += frame.SampleCount;
        _waiting.Add(frame, item);
    }

    /// <summary>The model has sent all of an item.</summary>
    public void Complete(AudioTag tag)
    {
        if (_items.Find(tag) is not { } item)
            return;
        item.IsComplete = true;
        // While something is on its way to the speaker, the speaker's queue does not tell of it yet; the next pull or timer settles.
        if (_handed.Unheard == 0)
            Settle();
    }

    /// <summary>Asks the speaker how far it has come, and tells what follows from it.</summary>
    public void Settle()
    {
        _handed.Hear(speaker.QueuedSamples);
        TellProgress();
        while (_items.HeardOut is { } item)
        {
            item.HasEnded = true;
            Tell(new PlayoutItemEnded(item.Position));
        }

        CountUnderrun();
        if (!_isSpeaking || _waiting.Samples > 0 || _handed.Unheard > 0 || _items.AnyIncomplete)
            return;
        _isSpeaking = false;
        Tell(new PlayoutDrained());
    }

    /// <summary>The next frame for the speaker, which asks for one; null when there is none at present.</summary>
    public AudioFrame? Next()
    {
        if (_isPaused)
            return null;
        if (!HasFrame)
            return null;
        if (_isDry)
            Tell(new PlayoutWentOn());
        _isDry = false;
        _isSpeaking = true;
        return Fill();
    }

    /// <summary>See <see cref="ISessionAudio.Flush"/>.</summary>
    public void Flush(long flushId, IReadOnlyCollection<string> responseIds)
    {
        foreach (var id in responseIds)
            _tombstones.Add(id);
        // What lies at the speaker of other responses is put back as well, and goes on from there.
        Silence();
        Settle();
        var cut = _items.Open.Where(item => _tombstones.Contains(item.Tag!.ResponseId)).ToArray();
        var waited = _waiting.Samples;
        _waiting.Remove(item => item.Tag is not { } tag || _tombstones.Contains(tag.ResponseId));
        foreach (var item in cut)
            _items.Remove(item);
        _isDry = false;
        _isSpeaking &= _waiting.Samples > 0 || _items.AnyIncomplete;
        Tell(new PlayoutFlushed(flushId, [.. cut.Select(item => item.Position)], MsOf(waited - _waiting.Samples)));
    }

    /// <summary>See <see cref="ISessionAudio.Pause"/>.</summary>
    public void Pause()
    {
        Silence();
        _isPaused = true;
    }

    /// <summary>See <see cref="ISessionAudio.Resume"/>.</summary>
    public void Resume() => _isPaused = false;

    public void Dispose()
    {
        _handed.TakeBack(static (frame, _) => frame.Dispose());
        _waiting.Remove(_ => true);
    }

    /// <summary>Makes the speaker forget what was not heard, and puts it back in front of what waits.</summary>
    private void Silence()
    {
        var forgotten = speaker.Clear();
        _handed.Hear(forgotten);
        _handed.TakeBack(_waiting.PutBack);
    }

    private AudioFrame Fill()
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, FrameSamples);
        frame.Position = _position;
        _position += FrameSamples;
        var filled = 0;
        while (filled < FrameSamples && _waiting.Samples > 0)
        {
            var count = _waiting.Take(frame.Samples[filled..], out var item);
            _handed.Add(frame.Samples.Slice(filled, count), item);
            frame.Tag ??= item.Tag;
            filled += count;
            if (!item.HasStarted && item.Tag is { } tag)
                Tell(new PlayoutStarted(tag.ResponseId, tag.ItemId));
            item.HasStarted = true;
        }

        if (filled < FrameSamples)
        {
            frame.Samples[filled..].Clear();
            _handed.Add(frame.Samples[filled..], null);
        }

        return frame;
    }

    private void TellProgress()
    {
        if (speaker.ProgressInterval is not { } interval || _handed.Hearing is not { Tag: not null, HasEnded: false } item)
            return;
        if (_progress is not null && time.GetElapsedTime(_progressAt) < interval)
            return;
        var position = item.Position;
        if (position == _progress)
            return;
        (_progress, _progressAt) = (position, time.GetTimestamp());
        Tell(new PlayoutProgressed(position));
    }

    // The speaker has run empty in the middle of an item: the person hears a gap. Counted once for each gap.
    private void CountUnderrun()
    {
        if (_isDry || _isPaused || !_isSpeaking || _handed.Unheard > 0 || HasFrame || !_items.AnyIncomplete)
            return;
        _isDry = true;
        control.CountUnderrun();
        Tell(new PlayoutRanDry());
    }

    private void Overflow(AudioFrame frame)
    {
        if (frame.Tag is { } tag)
        {
            _tombstones.Add(tag.ResponseId);
            Tell(new PlayoutOverflowed(tag.ResponseId, MsOf(frame.SampleCount)));
        }

        frame.Dispose();
    }

    private void Tell(PlayoutEvent happened) => onEvent(happened with { At = time.GetTimestamp() });

    private static int MsOf(int samples) => (int)AudioFormat.Realtime.SamplesToMilliseconds(samples);
}
