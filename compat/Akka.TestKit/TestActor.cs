using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>What the test actor behind a test kit or probe can be told.</summary>
public static class TestActor
{
    public static AutoPilot NoAutoPilot => AutoPilot.NoAutoPilot;

    public static AutoPilot KeepRunning => AutoPilot.KeepRunning;

    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>Whether a message is to be dropped on arrival.</summary>
    public delegate bool Ignore(object message);

    /// <summary>From now on drops what the function says; null drops nothing.</summary>
    public class SetIgnore : INoSerializationVerificationNeeded
    {
        public SetIgnore(Ignore ignore) => Ignore = ignore;

        public Ignore Ignore { get; }
    }

    public class Watch : INoSerializationVerificationNeeded
    {
        public Watch(IActorRef actorToWatch) => Actor = actorToWatch;

        public IActorRef Actor { get; }
    }

    public class Unwatch : INoSerializationVerificationNeeded
    {
        public Unwatch(IActorRef actorToUnwatch) => Actor = actorToUnwatch;

        public IActorRef Actor { get; }
    }

    public class SetAutoPilot : INoSerializationVerificationNeeded
    {
        public SetAutoPilot(AutoPilot autoPilot) => AutoPilot = autoPilot;

        public AutoPilot AutoPilot { get; }
    }

    /// <summary>Asks for a child of the test actor; the answer is its reference.</summary>
    public class Spawn : INoSerializationVerificationNeeded
    {
        public readonly Props _props;
        public readonly Option<string> _name;
        public readonly Option<SupervisorStrategy> _supervisorStrategy;

        public Spawn(Props props, Option<string> name, Option<SupervisorStrategy> supervisorStrategy)
        {
            _props = props;
            _name = name;
            _supervisorStrategy = supervisorStrategy;
        }

        public IActorRef Apply(IActorRefFactory context) =>
            _name.HasValue ? context.ActorOf(_props, _name.Value) : context.ActorOf(_props);
    }

    /// <summary>A watch whose sender waits until it is registered.</summary>
    internal sealed class ConfirmedWatch(IActorRef actor, TaskCompletionSource done) : Watch(actor)
    {
        internal void Confirm() => done.TrySetResult();
    }

    /// <summary>The end of a watch whose sender waits for it.</summary>
    internal sealed class ConfirmedUnwatch(IActorRef actor, TaskCompletionSource done) : Unwatch(actor)
    {
        internal void Confirm() => done.TrySetResult();
    }
}
