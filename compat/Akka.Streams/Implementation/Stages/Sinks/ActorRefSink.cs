using Akka.Actor;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Tells every element to an actor, without waiting for it. Cancels when the actor stops.</summary>
internal sealed class ActorRefSink<T> : SinkStage<T, NotUsed>
{
    private readonly IActorRef _actorRef;
    private readonly object _onComplete;
    private readonly Func<Exception, object> _onFailure;

    public ActorRefSink(IActorRef actorRef, object onComplete, Func<Exception, object> onFailure)
    {
        _actorRef = actorRef;
        _onComplete = onComplete;
        _onFailure = onFailure;
    }

    public override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<NotUsed>(new Logic(this), NotUsed.Instance);

    private sealed class Logic : SinkLogic<T>
    {
        private readonly ActorRefSink<T> _stage;
        private bool _ended;

        public Logic(ActorRefSink<T> stage)
        {
            _stage = stage;
        }

        public override void PreStart()
        {
            GetStageActor(message =>
            {
                if (message.Item2 is Terminated)
                {
                    _ended = true;
                    CompleteStage();
                }
            }).Watch(_stage._actorRef);
            Pull();
        }

        public override void OnPush()
        {
            _stage._actorRef.Tell(Grab(), ActorRefs.NoSender);
            Pull();
        }

        public override void OnUpstreamFinish()
        {
            _ended = true;
            _stage._actorRef.Tell(_stage._onComplete, ActorRefs.NoSender);
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _ended = true;
            _stage._actorRef.Tell(_stage._onFailure(e), ActorRefs.NoSender);
            FailStage(e);
        }

        public override void PostStop()
        {
            if (!_ended)
                _stage._actorRef.Tell(_stage._onFailure(new AbruptStageTerminationException(this)), ActorRefs.NoSender);
        }
    }
}
