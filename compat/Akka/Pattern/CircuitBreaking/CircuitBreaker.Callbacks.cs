namespace Akka.Pattern;

public partial class CircuitBreaker
{
    private Action _onOpen;
    private Action _onHalfOpen;
    private Action _onClose;

    /// <summary>Adds what is run, on the thread pool, each time the breaker opens.</summary>
    public CircuitBreaker OnOpen(Action callback) => Add(ref _onOpen, callback);

    /// <summary>Adds what is run, on the thread pool, each time the breaker lets one call try.</summary>
    public CircuitBreaker OnHalfOpen(Action callback) => Add(ref _onHalfOpen, callback);

    /// <summary>Adds what is run, on the thread pool, each time the breaker closes.</summary>
    public CircuitBreaker OnClose(Action callback) => Add(ref _onClose, callback);

    private CircuitBreaker Add(ref Action callbacks, Action callback)
    {
        lock (_gate)
            callbacks += callback;
        return this;
    }

    /// <summary>The callbacks run one after the other, in the order they were added; the caller does not wait for them.</summary>
    private static void Notify(Action callbacks)
    {
        if (callbacks is not null)
            _ = Task.Run(callbacks);
    }
}
