using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// The audio that a stage has taken and not yet given, as copies of what it was given; owns them. It is bounded: a stage that
/// swallows audio for good must not fill the memory with it.
/// </summary>
internal sealed class HeldCopies : IDisposable
{
    /// <summary>The most audio that is kept, in ms; beyond it the oldest is given up.</summary>
    public const int MostMs = 2_000;

    private readonly Queue<AudioFrame> _frames = new();
    private int _givenOfFirst;
    private long _samples;

    public bool IsEmpty => _frames.Count == 0;

    /// <summary>The position of the first sample that was not given; null when all was.</summary>
    public long? FirstPosition => _frames.TryPeek(out var first) ? first.Position + _givenOfFirst : null;

    /// <summary>Takes a frame to keep. An empty one says nothing that could be lost and is returned.</summary>
    public void Add(AudioFrame frame)
    {
        if (frame.SampleCount == 0)
        {
            frame.Dispose();
            return;
        }

        _frames.Enqueue(frame);
        _samples += frame.SampleCount;
        while (_frames.Count > 1 && _samples - _frames.Peek().SampleCount >= frame.Format.MillisecondsToSamples(MostMs))
            Drop();
    }

    /// <summary>The stage has given a frame: what it stands for need not be kept. The frame is only looked at.</summary>
    public void Given(AudioFrame frame)
    {
        SkipTo(frame);
        var left = frame.SampleCount;
        while (left > 0 && _frames.TryPeek(out var first) && Belongs(first, frame))
        {
            var rest = first.SampleCount - _givenOfFirst;
            if (left < rest)
            {
                _givenOfFirst += left;
                return;
            }

            left -= rest;
            Drop();
        }
    }

    /// <summary>Gives the first of what is kept, without what the stage had given of it; null when nothing is left.</summary>
    public AudioFrame? Take()
    {
        if (!_frames.TryDequeue(out var first))
            return null;
        _samples -= first.SampleCount;
        var given = _givenOfFirst;
        _givenOfFirst = 0;
        return given == 0 ? first : Rest(first, given);
    }

    public void Dispose()
    {
        while (!IsEmpty)
            Drop();
    }

    // Where positions are kept, they tell which copies a frame leaves behind, also when the stage has dropped audio. A stage that
    // made its frames anew (position 0) is followed by counting samples.
    private void SkipTo(AudioFrame frame)
    {
        var before = 0;
        foreach (var kept in _frames)
        {
            var offset = frame.Position - kept.Position;
            if (Belongs(kept, frame) && offset >= 0 && offset < kept.SampleCount)
            {
                for (; before > 0; before--)
                    Drop();
                _givenOfFirst = (int)offset;
                return;
            }

            before++;
        }
    }

    private static bool Belongs(AudioFrame kept, AudioFrame frame) => frame.Tag is null || Equals(kept.Tag, frame.Tag);

    private static AudioFrame Rest(AudioFrame frame, int given)
    {
        var rest = frame.RentLike(frame.SampleCount - given);
        rest.Position += given;
        frame.Samples[(given * frame.Format.Channels)..].CopyTo(rest.Samples);
        frame.Dispose();
        return rest;
    }

    private void Drop()
    {
        var first = _frames.Dequeue();
        _samples -= first.SampleCount;
        _givenOfFirst = 0;
        first.Dispose();
    }
}
