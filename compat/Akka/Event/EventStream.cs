using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>The bus of a system: log events, dead letters, unhandled messages and whatever actors publish. A subscription to a type delivers its subtypes too, and ends when the subscriber stops.</summary>
public class EventStream : LoggingBus
{
    private static int _unsubscriberNumber;

    private readonly bool _debug;
    private volatile IActorRef _unsubscriber;

    public EventStream(bool debug) => _debug = debug;

    /// <summary>False when the subscriber gets this type already.</summary>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (_debug)
            Publish(new Debug(SimpleName(this), GetType(), $"subscribing {subscriber} to channel {channel}"));
        var subscribed = base.Subscribe(subscriber, channel);
        if (subscriber is not MinimalLogger)
            _unsubscriber?.Tell(new EventStreamUnsubscriber.Register(subscriber), ActorRefs.NoSender);
        return subscribed;
    }

    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var unsubscribed = base.Unsubscribe(subscriber, channel);
        if (_debug)
            Publish(new Debug(SimpleName(this), GetType(), $"unsubscribing {subscriber} from channel {channel}"));
        UnregisterIfDone(subscriber);
        return unsubscribed;
    }

    public override bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var unsubscribed = base.Unsubscribe(subscriber);
        if (_debug)
            Publish(new Debug(SimpleName(this), GetType(), $"unsubscribing {subscriber} from all channels"));
        UnregisterIfDone(subscriber);
        return unsubscribed;
    }

    /// <summary>Starts the actor that ends the subscriptions of stopped subscribers.</summary>
    public void StartUnsubscriber(ActorSystemImpl system)
    {
        if (_unsubscriber is not null)
            return;
        _unsubscriber = system.SystemActorOf(
            Props.Create<EventStreamUnsubscriber>(this).WithDispatcher(Dispatch.Dispatchers.InternalDispatcherId),
            $"EventStreamUnsubscriber-{Interlocked.Increment(ref _unsubscriberNumber)}");
    }

    private void UnregisterIfDone(IActorRef subscriber)
    {
        if (subscriber is not MinimalLogger && !HasSubscriptions(subscriber))
            _unsubscriber?.Tell(new EventStreamUnsubscriber.Unregister(subscriber), ActorRefs.NoSender);
    }
}

public static class EventStreamExtensions
{
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Subscribe(subscriber, typeof(TChannel));

    public static bool Unsubscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Unsubscribe(subscriber, typeof(TChannel));
}

/// <summary>Watches the subscribers of an event stream and ends their subscriptions when they have stopped.</summary>
internal sealed class EventStreamUnsubscriber(EventStream stream) : ActorBase
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Register register:
                Context.Watch(register.Subscriber);
                return true;
            case Unregister unregister:
                // It may have subscribed again meanwhile.
                if (!stream.HasSubscriptions(unregister.Subscriber))
                    Context.Unwatch(unregister.Subscriber);
                return true;
            case Terminated terminated:
                stream.Unsubscribe(terminated.ActorRef);
                return true;
            default:
                return false;
        }
    }

    internal sealed record Register(IActorRef Subscriber);

    internal sealed record Unregister(IActorRef Subscriber);
}
