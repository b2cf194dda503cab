using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Who failed: a child whose failure was escalated, or this actor; null when nobody has.</summary>
    private IActorRef _perpetrator;

    /// <summary>True after a failed restart: there is no instance that could be resumed.</summary>
    private bool _failedFatally;

    private bool _terminated;

    private void Create(Exception failure)
    {
        try
        {
            if (failure is not null)
                throw failure;
            var created = NewActor();
            created.AroundPreStart();
            if (_receiveTimeout is not null)
                CheckReceiveTimeout();
            if (_system.Settings.DebugLifecycle)
                PublishDebug($"Started ({created.GetType()})");
            if (_system.Settings.EmitActorTelemetry)
                _system.EventStream.Publish(new ActorStarted(_self, created.GetType()));
        }
        catch (Exception exception)
        {
            ClearActor(_actor);
            _failedFatally = true;
            throw exception is ActorInitializationException
                ? exception
                : new ActorInitializationException(_self, $"Exception during creation: {exception.Message}", exception);
        }
    }

    /// <summary>Suspends this actor and its children and leaves the decision to the parent.</summary>
    private void HandleInvokeFailure(Exception cause, IEnumerable<IActorRef> childrenNotToSuspend = null, IActorRef perpetrator = null)
    {
        if (_perpetrator is not null)
            return;
        try
        {
            Dispatcher.Suspend(this);
            _perpetrator = perpetrator ?? _self;
            SuspendChildren(childrenNotToSuspend?.ToHashSet(), _perpetrator);
            Parent.SendSystemMessage(new Failed(_self, cause, _self.Path.Uid));
        }
        catch (Exception exception)
        {
            LogError(exception, "emergency stop: exception in failure handling for {0}", cause.GetType());
            foreach (var child in Children)
                child.Child.Stop();
            FinishTerminate();
        }
    }

    private void HandleFailed(Failed failed)
    {
        if (!TryGetChildStatsByRef(failed.Child, out var stats) || stats.Uid != failed.Uid)
        {
            if (_system.Settings.DebugLifecycle)
                PublishDebug($"dropping {failed.Cause.GetType().Name} from unknown or older child {failed.Child}");
            return;
        }

        // The strategy sees the failed child as sender; an asynchronous handler that is under way keeps its own.
        var interrupted = _currentEnvelope;
        _currentEnvelope = new Envelope(failed, failed.Child);
        bool handled;
        try
        {
            var strategy = _actor?.GetSupervisorStrategy() ?? SupervisorStrategy.DefaultStrategy;
            handled = strategy.HandleFailure(this, failed.Child, failed.Cause, stats, Children);
        }
        finally
        {
            _currentEnvelope = interrupted;
        }

        if (!handled)
            HandleInvokeFailure(failed.Cause, null, failed.Child);
    }

    private void FaultSuspend()
    {
        Dispatcher.Suspend(this);
        SuspendChildren(null, null);
    }

    private void FaultResume(Exception causedByFailure)
    {
        if (_actor is null)
        {
            _system.EventStream.Publish(new Error(causedByFailure, _self.Path.ToString(), _props.Type, "changing Resume into Create"));
            FaultCreate();
        }
        else if (_failedFatally && causedByFailure is not null)
        {
            _system.EventStream.Publish(new Error(causedByFailure, _self.Path.ToString(), _props.Type, "changing Resume into Restart"));
            FaultRecreate(causedByFailure);
        }
        else
        {
            var perpetrator = _perpetrator;
            try
            {
                Dispatcher.Resume(this);
            }
            finally
            {
                if (causedByFailure is not null)
                    ClearFailure();
            }

            foreach (var stats in Children)
                stats.Child.Resume(stats.Child.Equals(perpetrator) ? causedByFailure : null);
        }
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is null)
        {
            FaultCreate();
            return;
        }

        if (!IsNormal)
        {
            // Keeps the number of suspensions and resumptions equal.
            FaultResume(null);
            return;
        }

        var failedActor = _actor;
        if (_system.Settings.DebugLifecycle)
            PublishDebug("restarting");
        try
        {
            if (!_failedFatally)
                failedActor.AroundPreRestart(cause, _currentEnvelope.Message);
        }
        catch (Exception exception)
        {
            var failure = new PreRestartException(_self, exception, cause, _currentEnvelope.Message);
            _system.EventStream.Publish(new Error(failure, _self.Path.ToString(), failedActor.GetType(), exception.Message));
        }
        finally
        {
            ClearActor(failedActor);
        }

        _currentEnvelope = default;
        if (!SetChildrenTerminationReason(new SuspendReason.Recreation(cause)))
            FinishRecreate(cause);
    }

    private void FinishRecreate(Exception cause)
    {
        var survivors = Children;
        try
        {
            ResumeAfterFailure();
            var fresh = NewActor();
            fresh.AroundPostRestart(cause, null);
            if (_receiveTimeout is not null)
                CheckReceiveTimeout();
            if (_system.Settings.DebugLifecycle)
                PublishDebug("restarted");
            if (_system.Settings.EmitActorTelemetry)
                _system.EventStream.Publish(new ActorRestarted(_self, fresh.GetType(), cause));
        }
        catch (Exception exception)
        {
            ClearActor(_actor);
            _failedFatally = true;
            HandleInvokeFailure(new PostRestartException(_self, exception, cause), survivors.Select(stats => stats.Child));
            return;
        }

        foreach (var survivor in survivors)
            survivor.Child.Restart(cause);
    }

    /// <summary>Creates the actor anew when even its creation failed.</summary>
    private void FaultCreate()
    {
        foreach (var stats in Children)
            Stop(stats.Child);
        if (!SetChildrenTerminationReason(SuspendReason.Creation.Instance))
            FinishCreate();
    }

    private void FinishCreate()
    {
        try
        {
            ResumeAfterFailure();
            Create(null);
        }
        catch (Exception exception)
        {
            HandleInvokeFailure(exception);
        }
    }

    private void ResumeAfterFailure()
    {
        try
        {
            Dispatcher.Resume(this);
        }
        finally
        {
            ClearFailure();
        }
    }

    private void ClearFailure()
    {
        _perpetrator = null;
        _failedFatally = false;
    }

    private void SuspendChildren(HashSet<IActorRef> except, IActorRef perpetrator)
    {
        foreach (var stats in Children)
        {
            if (!stats.Child.Equals(perpetrator) && except?.Contains(stats.Child) != true)
                stats.Child.Suspend();
        }
    }
}
