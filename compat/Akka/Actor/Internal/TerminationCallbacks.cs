using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>What runs when a system has terminated, last registered first.</summary>
internal sealed class TerminationCallbacks
{
    private readonly Lock _gate = new();
    private Stack<Action> _callbacks = new();

    /// <exception cref="InvalidOperationException">The system has terminated.</exception>
    public void Add(Action code)
    {
        lock (_gate)
        {
            if (_callbacks is null)
                throw new InvalidOperationException("ActorSystem already terminated.");
            _callbacks.Push(code);
        }
    }

    public void Run(ILoggingAdapter log)
    {
        Stack<Action> callbacks;
        lock (_gate)
        {
            callbacks = _callbacks;
            _callbacks = null;
        }

        while (callbacks is not null && callbacks.TryPop(out var code))
        {
            try
            {
                code();
            }
            catch (Exception exception)
            {
                log.Error(exception, "A termination callback failed: {0}", exception.Message);
            }
        }
    }
}
