using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor with a handler for each kind of message; the first that matches, in the order of registration, gets it.</summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    /// <summary>The handlers being registered; null outside the constructor and <c>Become</c>.</summary>
    private MessageHandlers _registering = new();

    private MessageHandlers _handlers;

    void IInitializableActor.Init()
    {
        if (_registering is null)
            return;
        _handlers = _registering;
        _registering = null;
    }

    protected sealed override void OnReceive(object message) => Handle(_handlers ?? _registering, message);

    protected void Become(Action configure) => base.Become(Configured(configure));

    protected void BecomeStacked(Action configure) => base.BecomeStacked(Configured(configure));

    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T> shouldHandle = null) =>
        Registering.Add<T>(message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object> shouldHandle = null) =>
        Registering.Add(messageType, message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    protected void ReceiveAnyAsync(Func<object, Task> handler) =>
        Registering.AddAny(message => ActorTaskScheduler.RunTask(() => handler(message)));

    protected void Receive<T>(Action<T> handler, Predicate<T> shouldHandle = null) => Registering.Add(handler, shouldHandle);

    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    protected void Receive(Type messageType, Action<object> handler, Predicate<object> shouldHandle = null) =>
        Registering.Add(messageType, handler, shouldHandle);

    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <summary>A handler that returns false leaves the message to the handlers after it.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Registering.Add(handler);

    protected void Receive(Type messageType, Func<object, bool> handler) => Registering.Add(messageType, handler);

    protected void ReceiveAny(Action<object> handler) => Registering.AddAny(handler);

    private MessageHandlers Registering => _registering ?? throw new InvalidOperationException(
        "Receive methods may only be called in the constructor and inside Become().");

    private UntypedReceive Configured(Action configure)
    {
        var outer = _registering;
        var handlers = new MessageHandlers();
        _registering = handlers;
        try
        {
            configure();
        }
        finally
        {
            _registering = outer;
        }

        return message => Handle(handlers, message);
    }

    private void Handle(MessageHandlers handlers, object message)
    {
        if (!handlers.TryHandle(message))
            Unhandled(message);
    }
}
