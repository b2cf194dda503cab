using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>
/// What was handed to the room and may not have been heard yet, as copies: so that the position of each item follows what the
/// speaker still has queued, and so that a pause can take back to the sample what the speaker forgot.
/// </summary>
internal sealed class HandedAudio
{
    private readonly Deque<Stretch> _stretches = new();
    private long _total;
    private long _heard;

    /// <summary>Whose audio was heard last; null before the first.</summary>
    public PlayoutItem? Hearing { get; private set; }

    /// <summary>Samples handed and not known to be heard.</summary>
    public int Unheard => (int)(_total - _heard);

    /// <summary>Notes a stretch of a frame that is being handed to the room.</summary>
    /// <param name="samples">The stretch; copied.</param>
    /// <param name="item">Whose it is; null for the silence that fills up a last frame.</param>
    public void Add(ReadOnlySpan<short> samples, PlayoutItem? item)
    {
        AudioFrame? copy = null;
        if (item is not null)
        {
            copy = AudioFrame.Rent(AudioFormat.Realtime, samples.Length);
            samples.CopyTo(copy.Samples);
        }

        _stretches.AddLast(new Stretch(copy, item, samples.Length));
        _total += samples.Length;
    }

    /// <summary>Follows the speaker: all but the latest <paramref name="queued"/> samples have been heard.</summary>
    public void Hear(int queued)
    {
        // A speaker's own estimate may go backwards a little; what was heard once stays heard.
        var more = _total - queued - _heard;
        while (more > 0 && _stretches.Count > 0)
        {
            ref var stretch = ref _stretches[0];
            var count = (int)Math.Min(more, stretch.Left);
            stretch.Heard += count;
            stretch.Item?.Heard += count;
            Hearing = stretch.Item ?? Hearing;
            _heard += count;
            more -= count;
            if (stretch.Left == 0)
                _stretches.RemoveFirst().Copy?.Dispose();
        }
    }

    /// <summary>The speaker forgot all that was not heard: gives it to <paramref name="take"/>, the latest first.</summary>
    /// <param name="take">Takes each stretch and owns its frame.</param>
    public void TakeBack(Action<AudioFrame, PlayoutItem> take)
    {
        for (var i = _stretches.Count - 1; i >= 0; i--)
        {
            var stretch = _stretches[i];
            if (stretch is not { Copy: { } copy, Item: { } item })
                continue;
            var rest = copy.RentLike(stretch.Left);
            copy.Samples[stretch.Heard..].CopyTo(rest.Samples);
            copy.Dispose();
            take(rest, item);
        }

        while (_stretches.Count > 0)
            _stretches.RemoveFirst();
        _total = _heard;
    }

    private struct Stretch(AudioFrame? copy, PlayoutItem? item, int samples)
    {
        public readonly AudioFrame? Copy => copy;

        public readonly PlayoutItem? Item => item;

        public int Heard { get; set; }

        public readonly int Left => samples - Heard;
    }
}
