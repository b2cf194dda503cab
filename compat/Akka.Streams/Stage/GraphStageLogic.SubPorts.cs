using Akka.Annotations;
using Akka.Pattern;
using Akka.Streams.Implementation.SubStreams;

namespace Akka.Streams.Stage;

public abstract partial class GraphStageLogic
{
    protected SubSinkInlet<T> CreateSubSinkInlet<T>(string name) => new(this, name);

    /// <summary>An inlet that the stage opens while it runs; <see cref="Sink"/> is to be materialized by the stage, once.</summary>
    [InternalApi]
    protected class SubSinkInlet<T>
    {
        private readonly string _name;
        private readonly SubSink<T> _sink;
        private IInHandler _handler;
        private T _element;

        public SubSinkInlet(GraphStageLogic logic, string name)
        {
            _name = name;
            _sink = new SubSink<T>(name, logic.GetAsyncCallback<SubSinkEvent<T>>(Handle));
        }

        public IGraph<SinkShape<T>, NotUsed> Sink => _sink;

        public bool IsAvailable { get; private set; }

        public bool IsClosed { get; private set; }

        public bool HasBeenPulled { get; private set; }

        public void SetHandler(IInHandler handler) => _handler = handler;

        public T Grab()
        {
            if (!IsAvailable)
                throw new IllegalStateException($"cannot grab element from port {this} when data have not yet arrived");
            IsAvailable = false;
            var element = _element;
            _element = default;
            return element;
        }

        public void Pull()
        {
            if (HasBeenPulled)
                throw new IllegalStateException($"cannot pull port {this} twice");
            if (IsClosed)
                throw new IllegalStateException($"cannot pull closed port {this}");
            HasBeenPulled = true;
            _sink.Pull();
        }

        public void Cancel() => Cancel(SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);

        public void Cancel(Exception cause)
        {
            IsClosed = true;
            _sink.Cancel(cause);
        }

        public override string ToString() => $"SubSinkInlet{{{_name}}}";

        private void Handle(SubSinkEvent<T> @event)
        {
            if (IsClosed)
                return;
            if (!@event.IsEnd)
            {
                _element = @event.Element;
                IsAvailable = true;
                HasBeenPulled = false;
                _handler.OnPush();
                return;
            }

            IsClosed = true;
            if (@event.Failure == null)
                _handler.OnUpstreamFinish();
            else
                _handler.OnUpstreamFailure(@event.Failure);
        }
    }

    /// <summary>An outlet that the stage opens while it runs; <see cref="Source"/> is to be materialized once, by anyone.</summary>
    [InternalApi]
    protected class SubSourceOutlet<T>
    {
        private readonly string _name;
        private readonly SubSource<T> _source;
        private IOutHandler _handler;

        public SubSourceOutlet(GraphStageLogic logic, string name)
        {
            _name = name;
            _source = new SubSource<T>(name, logic.GetAsyncCallback<SubSourceEvent>(Handle));
        }

        public IGraph<SourceShape<T>, NotUsed> Source => _source;

        public bool IsAvailable { get; private set; }

        public bool IsClosed { get; private set; }

        /// <summary>Gives up on a source that nobody has materialized yet: whoever does later gets a failure.</summary>
        public void Timeout(TimeSpan d)
        {
            if (_source.TimeOut(d))
                IsClosed = true;
        }

        public void SetHandler(IOutHandler handler) => _handler = handler;

        public void Push(T elem)
        {
            IsAvailable = false;
            _source.Push(elem);
        }

        public void Complete()
        {
            IsAvailable = false;
            IsClosed = true;
            _source.Complete();
        }

        public void Fail(Exception ex)
        {
            IsAvailable = false;
            IsClosed = true;
            _source.Fail(ex);
        }

        public override string ToString() => $"SubSourceOutlet({_name})";

        private void Handle(SubSourceEvent @event)
        {
            if (IsClosed)
                return;
            if (!@event.IsCancel)
            {
                IsAvailable = true;
                _handler.OnPull();
                return;
            }

            IsAvailable = false;
            IsClosed = true;
            _handler.OnDownstreamFinish(@event.Cause);
        }
    }
}
