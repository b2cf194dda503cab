using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>The actor behind a test kit or probe: puts what arrives into the queue that the test reads.</summary>
internal sealed class InternalTestActor : UntypedActor
{
    private readonly MessageQueue _queue;
    private readonly DelegatingSupervisorStrategy _strategy = new();
    private TestActor.Ignore _ignore;
    private AutoPilot _autoPilot = AutoPilot.NoAutoPilot;

    public InternalTestActor(MessageQueue queue) => _queue = queue;

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore set:
                _ignore = set.Ignore;
                break;
            case TestActor.Watch watch:
                Context.Watch(watch.Actor);
                (watch as TestActor.ConfirmedWatch)?.Confirm();
                break;
            case TestActor.Unwatch unwatch:
                Context.Unwatch(unwatch.Actor);
                (unwatch as TestActor.ConfirmedUnwatch)?.Confirm();
                break;
            case TestActor.SetAutoPilot set:
                _autoPilot = set.AutoPilot;
                break;
            case TestActor.Spawn spawn:
                Sender.Tell(Spawn(spawn), Self);
                break;
            default:
                Enqueue(message);
                break;
        }
    }

    private IActorRef Spawn(TestActor.Spawn spawn)
    {
        var child = spawn.Apply(Context);
        if (spawn._supervisorStrategy.HasValue)
            _strategy.Update(child, spawn._supervisorStrategy.Value);
        return child;
    }

    private void Enqueue(object message)
    {
        var next = _autoPilot.Run(Sender, message);
        if (next is not KeepRunning)
            _autoPilot = next;
        if (_ignore is null || !_ignore(message))
            _queue.Add(new RealMessageEnvelope(message, Sender));
    }
}
