using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Stops the children; when they are gone, this actor.</summary>
    private void Terminate()
    {
        if (_terminated)
            return;
        SetReceiveTimeout(null);
        CancelReceiveTimeout();
        UnwatchWatchedActors(_actor);
        foreach (var stats in Children)
            Stop(stats.Child);
        var wasTerminating = IsTerminating;
        if (SetChildrenTerminationReason(SuspendReason.Termination.Instance))
        {
            if (wasTerminating)
                return;
            // User messages wait, and become dead letters, while the children stop.
            Dispatcher.Suspend(this);
            _perpetrator = _self;
            if (_system.Settings.DebugLifecycle)
                PublishDebug("stopping");
        }
        else
        {
            SetTerminated();
            FinishTerminate();
        }
    }

    private void FinishTerminate()
    {
        var actor = _actor;
        SetTerminated();
        try
        {
            actor?.AroundPostStop();
        }
        catch (Exception exception)
        {
            LogError(exception, "PostStop failed: {0}", exception.Message);
        }

        var type = actor?.GetType() ?? _props.Type;
        ClearActor(actor);
        Dispatcher.Detach(this);
        Parent.SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true, addressTerminated: false));
        StopFunctionRefs();
        TellWatchersWeDied();
        UnwatchWatchedActors(actor);
        if (_system.Settings.DebugLifecycle)
            PublishDebug("stopped");
        if (_system.Settings.EmitActorTelemetry)
            _system.EventStream.Publish(new ActorStopped(_self, type));
        _currentEnvelope = default;
        ClearActorCell();
    }

    private void HandleChildTerminated(IActorRef child)
    {
        var completed = RemoveChildAndGetStateChange(child);
        if (_actor is not null)
        {
            try
            {
                _actor.GetSupervisorStrategy().HandleChildTerminated(this, child, GetChildren());
            }
            catch (Exception exception)
            {
                HandleInvokeFailure(exception);
            }
        }

        switch (completed)
        {
            case SuspendReason.Recreation recreation:
                FinishRecreate(recreation.Cause);
                break;
            case SuspendReason.Creation:
                FinishCreate();
                break;
            case SuspendReason.Termination:
                FinishTerminate();
                break;
        }
    }
}
