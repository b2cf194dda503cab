using AkkaVoice.Streams.Rooms.Browser;

namespace AkkaVoice.Hosting.Browser;

/// <summary>
/// The line in front of the sessions: they begin no faster than those that run can bear; the others wait, and whoever leaves the line (or is thrown
/// out of it) has cost no session.
/// </summary>
/// <param name="perSecond">Turns a second, 1 or more; one second's worth at once, ten seconds' worth of places in the line.</param>
/// <param name="time">Its clock.</param>
internal sealed class Admission(int perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly RateLimit _turns = new(perSecond, perSecond, time);
    private readonly LinkedList<TaskCompletionSource> _line = new();
    private readonly TimeSpan _step = TimeSpan.FromSeconds(1.0 / perSecond);
    private ITimer? _timer;

    /// <summary>Waits for a turn. Safe on any thread.</summary>
    /// <param name="gone">Completes when whoever asks does not wait any longer; it must complete some time.</param>
    public async Task<AdmissionOutcome> EnterAsync(Task gone)
    {
        if (gone.IsCompleted)
            return AdmissionOutcome.Left;
        var place = new LinkedListNode<TaskCompletionSource>(new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (_line.Count == 0 && _turns.TryTake())
                return AdmissionOutcome.Admitted;
            if (_line.Count >= 10 * perSecond)
                return AdmissionOutcome.Full;
            _line.AddLast(place);
            _timer ??= time.CreateTimer(static line => ((Admission)line!).Advance(), this, _step, _step);
        }

        await Task.WhenAny(place.Value.Task, gone).ConfigureAwait(false);
        return Leave(place) ? AdmissionOutcome.Left : AdmissionOutcome.Admitted;
    }

    private void Advance()
    {
        lock (_lock)
        {
            while (_line.First is { } first && _turns.TryTake())
            {
                _line.Remove(first);
                first.Value.SetResult();
            }

            StopWhenEmpty();
        }
    }

    private bool Leave(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_lock)
        {
            if (place.List is null)
                return false;
            _line.Remove(place);
            StopWhenEmpty();
            return true;
        }
    }

    private void StopWhenEmpty()
    {
        if (_line.Count > 0)
            return;
        _timer?.Dispose();
        _timer = null;
    }
}
