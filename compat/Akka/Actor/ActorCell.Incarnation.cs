using Akka.Actor.Internal;

namespace Akka.Actor;

public partial class ActorCell
{
    internal bool IsUnderConstruction => _instanceUnderConstruction;

    /// <summary>Called by the constructor of <see cref="ActorBase"/>, before that of the derived class runs.</summary>
    internal void Incarnate(ActorBase actor)
    {
        _instanceUnderConstruction = false;
        _actor = actor;
        _behavior = null;
        _logsReceived = _system.Settings.AddLoggingReceive && actor is ILogReceive;
        if (actor is IWithTimers withTimers)
            withTimers.Timers = new TimerScheduler(this);
    }

    /// <summary>An instance of the actor; the new one's behaviors replace the old one's.</summary>
    private ActorBase NewActor()
    {
        PrepareForNewActor();
        _instanceUnderConstruction = true;
        try
        {
            var instance = CreateNewActorInstance()
                ?? throw new ActorInitializationException(_self, $"The producer of {_props.Type.Name} returned null.");
            _actor = instance;
            (instance as IInitializableActor)?.Init();
            _system.ActorPipelineResolver.ResolvePipeline(instance.GetType())?.AfterActorIncarnated(instance, this);
            return instance;
        }
        finally
        {
            _instanceUnderConstruction = false;
        }
    }

    protected virtual ActorBase CreateNewActorInstance() => _props.NewActor();

    protected void PrepareForNewActor()
    {
        _behaviorsBelow = null;
        _behavior = null;
    }

    /// <summary>Lets an instance go that has run its last hook: what it stashed goes back to the mailbox, its timers end.</summary>
    protected void ClearActor(ActorBase actor)
    {
        if (actor is null)
            return;
        try
        {
            _system.ActorPipelineResolver.ResolvePipeline(actor.GetType())?.BeforeActorIncarnated(actor, this);
            (actor as IWithTimers)?.Timers?.CancelAll();
            _props.Release(actor);
        }
        catch (Exception exception)
        {
            LogError(exception, "An actor's instance could not be released: {0}", exception.Message);
        }

        AbandonTasks();
        PrepareForNewActor();
        _actor = null;
    }

    protected void ClearActorCell()
    {
        UnstashAllSystemMessages();
        _props = TerminatedProps.Instance;
    }
}
