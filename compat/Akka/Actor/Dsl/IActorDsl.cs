namespace Akka.Actor.Dsl;

/// <summary>What an actor made from a function can be given: handlers, hooks and a supervision strategy.</summary>
public interface IActorDsl
{
    Action<Exception, IActorContext> OnPostRestart { get; set; }

    Action<Exception, object, IActorContext> OnPreRestart { get; set; }

    Action<IActorContext> OnPostStop { get; set; }

    Action<IActorContext> OnPreStart { get; set; }

    SupervisorStrategy Strategy { get; set; }

    void Receive<T>(Action<T, IActorContext> handler);

    void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler);

    void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle);

    void ReceiveAny(Action<object, IActorContext> handler);

    void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T> shouldHandle = null);

    void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler);

    void ReceiveAnyAsync(Func<object, IActorContext, Task> handler);

    void DefaultPreRestart(Exception reason, object message);

    void DefaultPostRestart(Exception reason);

    void DefaultPreStart();

    void DefaultPostStop();

    void Become(Action<object, IActorContext> handler);

    void BecomeStacked(Action<object, IActorContext> handler);

    void UnbecomeStacked();

    IActorRef ActorOf(Action<IActorDsl> config, string name = null);
}
