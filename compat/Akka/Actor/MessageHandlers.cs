namespace Akka.Actor;

/// <summary>The handlers of one behavior of a <see cref="ReceiveActor"/>, in the order of registration.</summary>
internal sealed class MessageHandlers
{
    private Handler[] _handlers = new Handler[4];
    private int _count;
    private bool _takesEverything;

    public bool TryHandle(object message)
    {
        var handlers = _handlers;
        for (var i = 0; i < _count; i++)
        {
            if (handlers[i].TryHandle(message))
                return true;
        }

        return false;
    }

    public void Add<T>(Action<T> handler, Predicate<T> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Append(new TypedHandler<T>(handler, shouldHandle), takesEverything: shouldHandle is null && typeof(T) == typeof(object));
    }

    public void Add<T>(Func<T, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Append(new DecidingHandler<T>(handler), takesEverything: false);
    }

    public void Add(Type type, Action<object> handler, Predicate<object> shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(handler);
        Append(
            new TypedHandler<object>(handler, message => type.IsInstanceOfType(message) && (shouldHandle is null || shouldHandle(message))),
            takesEverything: shouldHandle is null && type == typeof(object));
    }

    public void Add(Type type, Func<object, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(handler);
        Append(new DecidingHandler<object>(message => type.IsInstanceOfType(message) && handler(message)), takesEverything: false);
    }

    public void AddAny(Action<object> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Append(new TypedHandler<object>(handler, null), takesEverything: true);
    }

    private void Append(Handler handler, bool takesEverything)
    {
        if (_takesEverything)
        {
            throw new InvalidOperationException(
                "A handler that catches all messages has been added. No handler can be added after that.");
        }

        _takesEverything = takesEverything;
        if (_count == _handlers.Length)
            Array.Resize(ref _handlers, _count * 2);
        _handlers[_count++] = handler;
    }

    private abstract class Handler
    {
        public abstract bool TryHandle(object message);
    }

    private sealed class TypedHandler<T>(Action<T> handler, Predicate<T> shouldHandle) : Handler
    {
        public override bool TryHandle(object message)
        {
            if (message is not T typed || (shouldHandle is not null && !shouldHandle(typed)))
                return false;
            handler(typed);
            return true;
        }
    }

    private sealed class DecidingHandler<T>(Func<T, bool> handler) : Handler
    {
        public override bool TryHandle(object message) => message is T typed && handler(typed);
    }
}
