using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Event;
using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Stage;

/// <summary>Gives a stage an address: what is sent to <see cref="Ref"/> runs the stage's receive function, as part of the stage.</summary>
public sealed class StageActor
{
    private readonly ActorCell _cell;
    private readonly FunctionRef _functionRef;
    private readonly ILoggingAdapter _log;
    private StageActorRef.Receive _behavior;

    public StageActor(
        ActorMaterializer materializer,
        Func<StageActorRef.Receive, Action<(IActorRef, object)>> getAsyncCallback,
        StageActorRef.Receive initialReceive,
        string name = null)
    {
        _behavior = initialReceive;
        _log = materializer.Logger;
        _cell = StreamSupervisorCell.Of(materializer.Supervisor);
        var callback = getAsyncCallback(message => _behavior(message));
        _functionRef = _cell.AddFunctionRef(
            (sender, message) =>
            {
                if (message is PoisonPill or Kill)
                {
                    _log.Warning(
                        "{0} message sent to StageActor({1}) will be ignored, since it is not a real Actor. Use a custom message type to communicate with it instead.",
                        message,
                        Ref.Path);
                }
                else
                {
                    callback((sender, message));
                }
            },
            name);
    }

    public IActorRef Ref => _functionRef;

    /// <summary>Replaces what messages do from now on.</summary>
    public void Become(StageActorRef.Receive receive) => _behavior = receive;

    public void Stop() => _cell.RemoveFunctionRef(_functionRef);

    /// <summary>Has the stage receive <see cref="Terminated"/> when the actor stops.</summary>
    public void Watch(IActorRef actorRef) => _functionRef.Watch(actorRef);

    public void Unwatch(IActorRef actorRef) => _functionRef.Unwatch(actorRef);
}

public static class StageActorRef
{
    /// <summary>Gets sender and message.</summary>
    public delegate void Receive((IActorRef, object) args);
}

/// <summary>The stage's actor was asked for before <c>GetStageActor</c> was called.</summary>
public class StageActorRefNotInitializedException : Exception
{
    public static readonly StageActorRefNotInitializedException Instance = new();

    private StageActorRefNotInitializedException()
        : base("You must first call GetStageActor(StageActorRef.Receive), to initialize the actor's behavior")
    {
    }
}
