using Akka.Util;

namespace Akka.Actor;

/// <summary>An actor's mailbox for code that is no actor: it sends, watches and reads what came.</summary>
public interface IInboxable : ICanWatch
{
    IActorRef Receiver { get; }

    /// <summary>The next message, within <c>akka.actor.inbox.default-timeout</c>.</summary>
    /// <exception cref="TimeoutException">None came.</exception>
    object Receive();

    object Receive(TimeSpan timeout);

    /// <summary>The next message; <see cref="Status.Failure"/> with <see cref="TimeoutException"/> when none came.</summary>
    Task<object> ReceiveAsync();

    Task<object> ReceiveAsync(TimeSpan timeout);

    /// <summary>The next message that matches; the others stay.</summary>
    object ReceiveWhere(Predicate<object> predicate);

    object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout);

    void Send(IActorRef target, object message);
}

public class Inbox : IInboxable, IDisposable
{
    private readonly ActorSystem _system;
    private readonly TimeSpan _defaultTimeout;

    private Inbox(ActorSystem system)
    {
        _system = system;
        _defaultTimeout = system.Settings.Config.GetTimeSpan("akka.actor.inbox.default-timeout", TimeSpan.FromSeconds(5));
        var size = system.Settings.Config.GetInt("akka.actor.inbox.inbox-size", 1000);
        Receiver = ((ExtendedActorSystem)system).SystemActorOf(Props.Create(() => new InboxActor(size)));
    }

    public IActorRef Receiver { get; }

    public static Inbox Create(ActorSystem system) => new(system);

    public IActorRef Watch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.StartWatch(subject, null), ActorRefs.NoSender);
        return subject;
    }

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        Receiver.Tell(new InboxActor.StartWatch(subject, message), ActorRefs.NoSender);
        return subject;
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.StopWatch(subject), ActorRefs.NoSender);
        return subject;
    }

    public void Send(IActorRef actorRef, object message) => actorRef.Tell(message, Receiver);

    public object Receive() => Receive(_defaultTimeout);

    public object Receive(TimeSpan timeout) => Unpacked(Result.FromTask(Ask(null, timeout)));

    public object ReceiveWhere(Predicate<object> predicate) => ReceiveWhere(predicate, _defaultTimeout);

    public object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout) => Unpacked(Result.FromTask(Ask(predicate, timeout)));

    public Task<object> ReceiveAsync() => ReceiveAsync(_defaultTimeout);

    public async Task<object> ReceiveAsync(TimeSpan timeout)
    {
        var answer = await Ask(null, timeout).ConfigureAwait(false);
        return answer is InboxActor.Delivery delivery ? delivery.Message : new Status.Failure(new TimeoutException($"Inbox {Receiver.Path} received nothing within {timeout}"));
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _system.Stop(Receiver);
    }

    private static object Unpacked(Result<object> answer)
    {
        if (answer.IsSuccess && answer.Value is InboxActor.Delivery delivery)
            return delivery.Message;
        throw answer.IsSuccess ? new TimeoutException("The inbox received no matching message in time.") : answer.Exception;
    }

    private Task<object> Ask(Predicate<object> predicate, TimeSpan timeout) =>
        Receiver.Ask(new InboxActor.Get(predicate, timeout), Timeout.InfiniteTimeSpan);
}
