namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>What is due when. Actions of the same instant run in the order in which they were scheduled.</summary>
internal sealed class DeadlineQueue
{
    private readonly PriorityQueue<Deadline, (TimeSpan Due, long Order)> _queue = new();
    private long _order;

    /// <summary>When something is due next, on the session clock; null when nothing is.</summary>
    public TimeSpan? Next
    {
        get
        {
            while (_queue.TryPeek(out var deadline, out var key))
            {
                if (!deadline.IsCancelled)
                {
                    return key.Due;
                }

                _queue.Dequeue();
            }

            return null;
        }
    }

    public Deadline Schedule(TimeSpan due, Action action)
    {
        var deadline = new Deadline(action);
        _queue.Enqueue(deadline, (due, _order++));
        return deadline;
    }

    /// <summary>Runs what is due at <paramref name="now"/>, including what these actions schedule for an instant not after it.</summary>
    public void RunDue(TimeSpan now)
    {
        while (Next is { } due && due <= now)
        {
            _queue.Dequeue().Run();
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _queue.Clear();
}
