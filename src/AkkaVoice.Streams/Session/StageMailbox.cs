namespace AkkaVoice.Streams.Session;

/// <summary>
/// Messages from any thread to a running stage. What comes before the stage has started waits for it; what comes after its
/// end is nobody's.
/// </summary>
internal sealed class StageMailbox<T>
{
    private readonly Lock _lock = new();
    private List<T>? _early = [];
    private Action<T>? _deliver;

    public void Post(T message)
    {
        Action<T>? deliver;
        lock (_lock)
        {
            if (_early is not null)
            {
                _early.Add(message);
                return;
            }

            deliver = _deliver;
        }

        deliver?.Invoke(message);
    }

    /// <summary>The stage has started.</summary>
    /// <param name="deliver">The stage's asynchronous callback.</param>
    public void Open(Action<T> deliver)
    {
        lock (_lock)
        {
            // Under the lock, so that nothing posted later gets in front of what waited.
            foreach (var message in _early ?? [])
                deliver(message);
            _early = null;
            _deliver = deliver;
        }
    }

    /// <summary>The stage is over.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _early = null;
            _deliver = null;
        }
    }
}
