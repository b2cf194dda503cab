namespace Akka.Streams;

/// <summary>Remembers whether a switch was used and tells all streams that hang on it, as long as they run.</summary>
internal sealed class KillSwitchTrigger
{
    private readonly Lock _gate = new();
    private readonly HashSet<Action<Exception>> _listeners = [];
    private bool _isPulled;
    private Exception _cause;

    /// <summary>Calls the listener when the switch is used, at once if it has been: with the failure, or null for a shutdown.</summary>
    public void Listen(Action<Exception> listener)
    {
        lock (_gate)
        {
            if (!_isPulled)
            {
                _listeners.Add(listener);
                return;
            }
        }

        listener(_cause);
    }

    public void Forget(Action<Exception> listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    public void Pull(Exception cause)
    {
        Action<Exception>[] listeners;
        lock (_gate)
        {
            if (_isPulled)
                return;
            _isPulled = true;
            _cause = cause;
            listeners = [.. _listeners];
            _listeners.Clear();
        }

        foreach (var listener in listeners)
            listener(cause);
    }
}
