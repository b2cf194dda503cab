namespace Akka.Actor.Dsl;

/// <summary>An actor whose behavior is given by a function instead of a class.</summary>
public sealed class Act : ReceiveActor, IActorDsl
{
    public Act(Action<IActorDsl> config) => config(this);

    public Act(Action<IActorDsl, IActorContext> config) => config(this, Context);

    public Action<Exception, IActorContext> OnPostRestart { get; set; }

    public Action<Exception, object, IActorContext> OnPreRestart { get; set; }

    public Action<IActorContext> OnPostStop { get; set; }

    public Action<IActorContext> OnPreStart { get; set; }

    public SupervisorStrategy Strategy { get; set; }

    public void Receive<T>(Action<T, IActorContext> handler) => Receive<T>(message => handler(message, Context));

    public void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle) =>
        Receive<T>(message => handler(message, Context), shouldHandle);

    public void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler) =>
        Receive<T>(shouldHandle, message => handler(message, Context));

    public void ReceiveAny(Action<object, IActorContext> handler) => ReceiveAny(message => handler(message, Context));

    public void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T> shouldHandle = null) =>
        ReceiveAsync<T>(message => handler(message, Context), shouldHandle);

    public void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler) =>
        ReceiveAsync<T>(shouldHandle, message => handler(message, Context));

    public void ReceiveAnyAsync(Func<object, IActorContext, Task> handler) => ReceiveAnyAsync(message => handler(message, Context));

    public void DefaultPreRestart(Exception reason, object message) => base.PreRestart(reason, message);

    public void DefaultPostRestart(Exception reason) => base.PostRestart(reason);

    public void DefaultPreStart() => base.PreStart();

    public void DefaultPostStop() => base.PostStop();

    public void Become(Action<object, IActorContext> handler) => Become(Handling(handler));

    public void BecomeStacked(Action<object, IActorContext> handler) => BecomeStacked(Handling(handler));

    void IActorDsl.UnbecomeStacked() => UnbecomeStacked();

    public IActorRef ActorOf(Action<IActorDsl> config, string name = null) => Context.ActorOf(config, name);

    protected override void PreRestart(Exception reason, object message)
    {
        if (OnPreRestart is not null)
            OnPreRestart(reason, message, Context);
        else
            base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        if (OnPostRestart is not null)
            OnPostRestart(reason, Context);
        else
            base.PostRestart(reason);
    }

    protected override void PostStop()
    {
        if (OnPostStop is not null)
            OnPostStop(Context);
        else
            base.PostStop();
    }

    protected override void PreStart()
    {
        if (OnPreStart is not null)
            OnPreStart(Context);
        else
            base.PreStart();
    }

    protected override SupervisorStrategy SupervisorStrategy() => Strategy ?? base.SupervisorStrategy();

    private static Receive Handling(Action<object, IActorContext> handler) => message =>
    {
        handler(message, Context);
        return true;
    };
}
