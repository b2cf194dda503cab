using Akka.Actor;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Tells elements to an actor, each one after the actor has acknowledged the message before; the first message is an initial one. Any message
/// of the acknowledgement's type acknowledges. Completion follows the last element at once. Holds as many elements as the input buffer's
/// maximum. Cancels when the actor stops.
/// </summary>
internal sealed class ActorRefBackpressureSink<T> : SinkStage<T, NotUsed>
{
    private readonly IActorRef _actorRef;
    private readonly object _onInit;
    private readonly object _ack;
    private readonly object _onComplete;
    private readonly Func<Exception, object> _onFailure;

    public ActorRefBackpressureSink(IActorRef actorRef, object onInit, object ack, object onComplete, Func<Exception, object> onFailure)
    {
        _actorRef = actorRef;
        _onInit = onInit;
        _ack = ack;
        _onComplete = onComplete;
        _onFailure = onFailure;
    }

    public override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var max = inheritedAttributes.GetMandatoryAttribute<Attributes.InputBuffer>().Max;
        if (max <= 0)
            throw new ArgumentException("Buffer size must be greater than zero", nameof(inheritedAttributes));
        return new LogicAndMaterializedValue<NotUsed>(new Logic(this, max), NotUsed.Instance);
    }

    private sealed class Logic : SinkLogic<T>
    {
        private readonly ActorRefBackpressureSink<T> _stage;
        private readonly RingBuffer<T> _buffer;
        private bool _acknowledged;
        private bool _completing;
        private bool _ended;

        public Logic(ActorRefBackpressureSink<T> stage, int max)
        {
            _stage = stage;
            _buffer = new RingBuffer<T>(max);
        }

        public override void PreStart()
        {
            SetKeepGoing(true);
            GetStageActor(Receive).Watch(_stage._actorRef);
            _stage._actorRef.Tell(_stage._onInit, StageActor.Ref);
            Pull();
        }

        public override void OnPush()
        {
            _buffer.Enqueue(Grab());
            SendIfAcknowledged();
            if (!_buffer.IsFull)
                Pull();
        }

        public override void OnUpstreamFinish()
        {
            _completing = true;
            if (_buffer.IsEmpty)
                Finish();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _ended = true;
            _stage._actorRef.Tell(_stage._onFailure(e), StageActor.Ref);
            FailStage(e);
        }

        public override void PostStop()
        {
            if (!_ended)
                _stage._actorRef.Tell(_stage._onFailure(new AbruptStageTerminationException(this)), ActorRefs.NoSender);
        }

        private void Receive((IActorRef Sender, object Message) args)
        {
            if (args.Message is Terminated)
            {
                _ended = true;
                CompleteStage();
            }
            else if (args.Message.GetType() == _stage._ack.GetType())
            {
                _acknowledged = true;
                SendIfAcknowledged();

                // The last element is followed by the completion at once, without waiting for its acknowledgement.
                if (_buffer.IsEmpty && _completing)
                    Finish();
            }
        }

        private void SendIfAcknowledged()
        {
            if (!_acknowledged || _buffer.IsEmpty)
                return;
            _acknowledged = false;
            _stage._actorRef.Tell(_buffer.Dequeue(), StageActor.Ref);
            if (!_buffer.IsFull)
                Pull();
        }

        private void Finish()
        {
            _ended = true;
            _stage._actorRef.Tell(_stage._onComplete, StageActor.Ref);
            CompleteStage();
        }
    }
}
