namespace AkkaVoice.Streams.Rooms.File;

/// <summary>What is to be said when. Filled by any thread, played by the microphone.</summary>
internal sealed class UtterancePlan
{
    private readonly Lock _lock = new();
    private readonly Queue<Planned> _next = new();
    private readonly PriorityQueue<Planned, (long At, int Order)> _timed = new();
    private Planned? _present;
    private int _order;
    private bool _isCancelled;

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _present is null && _next.Count == 0 && _timed.Count == 0;
        }
    }

    /// <param name="utterance">What to say.</param>
    /// <param name="at">The room's sample at which it begins; null for as soon as may be.</param>
    public Task Add(Utterance utterance, long? at)
    {
        var planned = new Planned(utterance.Samples);
        lock (_lock)
        {
            if (_isCancelled)
                planned.Said.TrySetCanceled();
            else if (at is { } sample)
                _timed.Enqueue(planned, (sample, _order++));
            else
                _next.Enqueue(planned);
        }

        return planned.Said.Task;
    }

    /// <summary>The samples from <paramref name="position"/> on: speech where it is planned, silence elsewhere.</summary>
    public void Fill(long position, Span<short> samples)
    {
        lock (_lock)
        {
            samples.Clear();
            while (!samples.IsEmpty)
            {
                _present ??= Due(position);
                var count = _present is { } present ? present.CopyTo(samples) : SilenceBeforeNext(position, samples.Length);
                if (_present is { Left: 0 } said)
                {
                    said.Said.TrySetResult();
                    _present = null;
                }

                position += count;
                samples = samples[count..];
            }
        }
    }

    public void Cancel()
    {
        lock (_lock)
        {
            _isCancelled = true;
            _present?.Said.TrySetCanceled();
            _present = null;
            while (_next.TryDequeue(out var planned))
                planned.Said.TrySetCanceled();
            while (_timed.TryDequeue(out var planned, out _))
                planned.Said.TrySetCanceled();
        }
    }

    private Planned? Due(long position)
    {
        if (_timed.TryPeek(out _, out var key) && key.At <= position)
            return _timed.Dequeue();
        return _next.TryDequeue(out var planned) ? planned : null;
    }

    private int SilenceBeforeNext(long position, int most) =>
        _timed.TryPeek(out _, out var key) ? (int)Math.Min(most, key.At - position) : most;

    private sealed class Planned(ReadOnlyMemory<short> samples)
    {
        private int _said;

        public TaskCompletionSource Said { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Left => samples.Length - _said;

        public int CopyTo(Span<short> target)
        {
            var count = Math.Min(Left, target.Length);
            samples.Span.Slice(_said, count).CopyTo(target);
            _said += count;
            return count;
        }
    }
}
