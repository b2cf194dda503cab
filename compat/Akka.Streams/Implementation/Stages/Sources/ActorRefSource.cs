using Akka.Actor;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Emits what is told to its materialized actor reference; messages of other types are ignored. Holds up to <c>maxBuffer</c> elements.
/// <see cref="Status.Success"/> or <see cref="PoisonPill"/> completes after what is held, <see cref="Status.Failure"/> fails at once.
/// </summary>
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
        var materializer = Materialization.MaterializerSession.Current.Materializer;
        var actor = materializer.ActorOf(
            new MaterializationContext(materializer, attributes, attributes.GetNameOrDefault("actorRefSource")),
            Props.CreateBy(new Relay.Producer(logic)));
        logic.Relay = actor;
        materializedValue = actor;
        return logic;
    }

    private sealed class Logic : SourceLogic<T>
    {
        private readonly ActorRefSource<T> _stage;
        private readonly RingBuffer<T> _buffer;
        private readonly Action<object> _tell;
        private bool _completing;

        public Logic(ActorRefSource<T> stage)
        {
            _stage = stage;
            _buffer = new RingBuffer<T>(stage._maxBuffer);
            _tell = GetAnsweringCallback<object>(Receive, static _ => { });
        }

        public IActorRef Relay { get; set; }

        public void Tell(object message) => _tell(message);

        public override void OnPull()
        {
            if (_buffer.NonEmpty)
                Push(_buffer.Dequeue());
            CompleteIfDone();
        }

        public override void PostStop()
        {
            _buffer.Clear();
            ((IInternalActorRef)Relay).Stop();
        }

        private void Receive(object message)
        {
            switch (message)
            {
                case Status.Failure failure:
                    FailStage(failure.Cause);
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

    /// <summary>The actor that people tell elements to.</summary>
    private sealed class Relay : ActorBase
    {
        private readonly Logic _logic;

        public Relay(Logic logic)
        {
            _logic = logic;
        }

        protected override bool Receive(object message)
        {
            _logic.Tell(message);
            return true;
        }

        /// <summary>A poison pill stops the actor without reaching <see cref="Receive"/>: the stream completes then, too.</summary>
        protected override void PostStop() => _logic.Tell(PoisonPill.Instance);

        internal sealed class Producer : IIndirectActorProducer
        {
            private readonly Logic _logic;

            public Producer(Logic logic)
            {
                _logic = logic;
            }

            public Type ActorType => typeof(Relay);

            public ActorBase Produce() => new Relay(_logic);

            public void Release(ActorBase actor)
            {
            }
        }
    }
}
