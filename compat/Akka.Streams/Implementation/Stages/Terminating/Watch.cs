using Akka.Actor;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes everything on; fails when the actor stops.</summary>
internal sealed class Watch<T> : LinearStage<T, T>
{
    private readonly IActorRef _actorRef;

    public Watch(IActorRef actorRef)
    {
        _actorRef = actorRef;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_actorRef);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly IActorRef _actorRef;

        public Logic(IActorRef actorRef)
        {
            _actorRef = actorRef;
        }

        protected override bool PassesDemand => true;

        public override void PreStart() => GetStageActor(message =>
        {
            if (message.Item2 is Terminated terminated)
                FailStage(new WatchedActorTerminatedException("Watch", terminated.ActorRef));
        }).Watch(_actorRef);

        public override void OnPush() => Push(Grab());
    }
}
