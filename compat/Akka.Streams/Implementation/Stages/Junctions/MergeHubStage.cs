using Akka.Event;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// The source side of a merge hub. Producers send elements into its queue, each as far ahead as the hub has granted; the hub grants half a
/// buffer again when it has emitted as much.
/// </summary>
internal sealed class MergeHubStage<T> : SourceStage<T, Sink<T, NotUsed>>
{
    private readonly int _bufferSize;

    public MergeHubStage(int bufferSize)
    {
        if (bufferSize <= 0)
            throw new ArgumentException("Buffer size must be positive", nameof(bufferSize));
        _bufferSize = bufferSize;
    }

    public override ILogicAndMaterializedValue<Sink<T, NotUsed>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var hub = new Hub(_bufferSize);
        return new LogicAndMaterializedValue<Sink<T, NotUsed>>(hub, Sink.FromGraph(new ProducerStage(hub)));
    }

    private sealed class Hub : SourceLogic<T>
    {
        private readonly Queue<(Producer Producer, T Element)> _queue = new();
        private readonly HashSet<Producer> _producers = [];
        private readonly Action<Producer> _register;
        private readonly Action<Producer> _unregister;
        private readonly Action<(Producer, T)> _element;

        public Hub(int bufferSize)
        {
            BufferSize = bufferSize;
            _register = GetAnsweringCallback<Producer>(producer => _producers.Add(producer), static producer => producer.CancelFromHub());
            _unregister = GetAnsweringCallback<Producer>(producer => _producers.Remove(producer), static _ => { });
            _element = GetAnsweringCallback<(Producer, T)>(Accept, static _ => { });
        }

        public int BufferSize { get; }

        public void Register(Producer producer) => _register(producer);

        public void Unregister(Producer producer) => _unregister(producer);

        public void Send(Producer producer, T element) => _element((producer, element));

        public override void OnPull()
        {
            if (!_queue.TryDequeue(out var next))
                return;
            Push(next.Element);
            next.Producer.Taken();
        }

        public override void PostStop()
        {
            foreach (var producer in _producers)
                producer.CancelFromHub();
            _producers.Clear();
            _queue.Clear();
        }

        private void Accept((Producer Producer, T Element) next)
        {
            if (OutAvailable && _queue.Count == 0)
            {
                Push(next.Element);
                next.Producer.Taken();
            }
            else
            {
                _queue.Enqueue(next);
            }
        }
    }

    private sealed class ProducerStage : SinkStage<T, NotUsed>
    {
        private readonly Hub _hub;

        public ProducerStage(Hub hub)
        {
            _hub = hub;
        }

        public override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
            new LogicAndMaterializedValue<NotUsed>(new Producer(_hub), NotUsed.Instance);

        public override string ToString() => "MergeHubSink";
    }

    private sealed class Producer : SinkLogic<T>
    {
        private readonly Hub _hub;
        private readonly Action<int> _granted;
        private readonly Action<NotUsed> _cancelled;
        private readonly int _batch;
        private int _credit;
        private int _takenByHub;

        public Producer(Hub hub)
        {
            _hub = hub;
            _credit = hub.BufferSize;
            _batch = (hub.BufferSize + 1) / 2;
            _granted = GetAnsweringCallback<int>(Granted, static _ => { });
            _cancelled = GetAnsweringCallback<NotUsed>(_ => CompleteStage(), static _ => { });
        }

        /// <summary>The hub has ended; on any thread.</summary>
        public void CancelFromHub() => _cancelled(NotUsed.Instance);

        /// <summary>The hub has emitted an element of this producer; on the hub's thread.</summary>
        public void Taken()
        {
            if (++_takenByHub < _batch)
                return;
            _takenByHub = 0;
            _granted(_batch);
        }

        public override void PreStart()
        {
            _hub.Register(this);
            Pull();
        }

        public override void OnPush()
        {
            _hub.Send(this, Grab());
            if (--_credit > 0)
                Pull();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            var failure = new MergeHub.ProducerFailed("Upstream producer failed with exception, removing from MergeHub now", e);
            Log.Error(failure, "Error in stage [MergeHubSink]: {0}", failure.Message);
            FailStage(failure);
        }

        public override void PostStop() => _hub.Unregister(this);

        private void Granted(int count)
        {
            _credit += count;
            Pull();
        }
    }
}
