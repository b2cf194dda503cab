using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Streams.Implementation.Materialization;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Emits what is told to its materialized actor reference; messages of other types are ignored. Holds up to <c>maxBuffer</c> elements.
/// <see cref="Status.Success"/> or <see cref="PoisonPill"/> completes after what is held, <see cref="Status.Failure"/> fails at once.
/// </summary>
/// <remarks>
/// The reference is no actor of its own: what is told to it goes the same way as the demand of a subscriber, so that both come to the stage in
/// the order in which they were made.
/// </remarks>
internal sealed class ActorRefSource<T> : SourceStage<T, IActorRef>
{
    private readonly int _maxBuffer;
    private readonly OverflowStrategy _strategy;

    public ActorRefSource(int maxBuffer, OverflowStrategy strategy)
    {
        if (maxBuffer < 0)
            throw new ArgumentException("Buffer size must be greater than or equal 0", nameof(maxBuffer));
        if (strategy == OverflowStrategy.Backpressure)
            throw new NotSupportedException("Backpressure overflow strategy is not supported");
        _maxBuffer = maxBuffer;
        _strategy = strategy;
    }

    public override ILogicAndMaterializedValue<IActorRef> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        throw new InvalidOperationException("This stage needs its materializer to be created");

    internal override GraphStageLogic CreateStage(Attributes attributes, out object materializedValue)
    {
        var logic = new Logic(this);
        var cell = StreamSupervisorCell.Of(MaterializerSession.Current.Materializer.Supervisor);
        materializedValue = logic.Open(cell, attributes.GetNameOrDefault("actorRefSource"));
        return logic;
    }

    private sealed class Logic : SourceLogic<T>
    {
        private readonly ActorRefSource<T> _stage;
        private readonly RingBuffer<T> _buffer;
        private readonly Action<object> _tell;
        private ActorCell _cell;
        private FunctionRef _ref;
        private bool _completing;

        public Logic(ActorRefSource<T> stage)
        {
            _stage = stage;
            _buffer = new RingBuffer<T>(stage._maxBuffer);
            _tell = GetAnsweringCallback<object>(Receive, static _ => { });
        }

        public IActorRef Open(ActorCell cell, string name)
        {
            _cell = cell;
            return _ref = cell.AddFunctionRef(Tell, name, () => _tell(PoisonPill.Instance));
        }

        public override void OnPull()
        {
            if (_buffer.NonEmpty)
                Push(_buffer.Dequeue());
            CompleteIfDone();
        }

        public override void PostStop()
        {
            _buffer.Clear();
            _cell.RemoveFunctionRef(_ref);
        }

        /// <summary>On the sender's thread.</summary>
        private void Tell(IActorRef sender, object message)
        {
            if (message is Identify identify)
                sender.Tell(new ActorIdentity(identify.MessageId, _ref), _ref);
            else
                _tell(message);
        }

        private void Receive(object message)
        {
            switch (message)
            {
                case Status.Failure failure:
                    FailStage(failure.Cause);
                    break;
                case Kill:
                    FailStage(new ActorKilledException("Kill"));
                    break;
                case Status.Success or PoisonPill:
                    _completing = true;
                    CompleteIfDone();
                    break;
                case T element when !_completing:
                    Accept(element);
                    break;
            }
        }

        private void Accept(T element)
        {
            if (OutAvailable)
            {
                Push(element);
                return;
            }

            if (_stage._maxBuffer == 0)
                return;
            if (_buffer.IsFull)
            {
                switch (_stage._strategy)
                {
                    case OverflowStrategy.DropHead:
                        _buffer.DropHead();
                        break;
                    case OverflowStrategy.DropTail:
                        _buffer.DropTail();
                        break;
                    case OverflowStrategy.DropBuffer:
                        _buffer.Clear();
                        break;
                    case OverflowStrategy.Fail:
                        FailStage(new BufferOverflowException($"Buffer overflow (max capacity was: {_stage._maxBuffer})!"));
                        return;
                    default:
                        return;
                }
            }

            _buffer.Enqueue(element);
        }

        private void CompleteIfDone()
        {
            if (_completing && _buffer.IsEmpty)
                CompleteStage();
        }
    }
}
