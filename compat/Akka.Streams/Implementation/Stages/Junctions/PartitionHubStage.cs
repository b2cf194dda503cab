using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>The sink side of a partition hub: a queue for each consumer, and a limit on all of them together.</summary>
internal sealed class PartitionHubStage<T> : SinkStage<T, Source<T, NotUsed>>
{
    private readonly Func<Func<PartitionHub.IConsumerInfo, T, long>> _partitioner;
    private readonly int _startAfter;
    private readonly int _bufferSize;

    public PartitionHubStage(Func<Func<PartitionHub.IConsumerInfo, T, long>> partitioner, int startAfter, int bufferSize)
    {
        if (bufferSize <= 0)
            throw new ArgumentException("Buffer size must be positive", nameof(bufferSize));
        _partitioner = partitioner;
        _startAfter = startAfter;
        _bufferSize = bufferSize;
    }

    public override ILogicAndMaterializedValue<Source<T, NotUsed>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var hub = new Hub(this);
        return new LogicAndMaterializedValue<Source<T, NotUsed>>(hub, Source.FromGraph(new ConsumerStage(hub)));
    }

    private sealed class Hub : SinkLogic<T>, PartitionHub.IConsumerInfo
    {
        private readonly PartitionHubStage<T> _stage;
        private readonly Func<PartitionHub.IConsumerInfo, T, long> _partitioner;
        private readonly Action<Consumer> _register;
        private readonly Action<Consumer> _unregister;
        private readonly Action<NotUsed> _roomAgain;
        private readonly Dictionary<long, Consumer> _byId = [];
        private ImmutableArray<long> _ids = [];
        private Exception _failure;
        private long _nextId;
        private int _held;
        private bool _started;

        public Hub(PartitionHubStage<T> stage)
        {
            _stage = stage;
            _partitioner = stage._partitioner();
            _register = GetAnsweringCallback<Consumer>(Register, consumer => consumer.End(_failure));
            _unregister = GetAnsweringCallback<Consumer>(Unregister, static _ => { });
            _roomAgain = GetAnsweringCallback<NotUsed>(_ => PullIfRoom(), static _ => { });
        }

        public ImmutableArray<long> ConsumerIds => _ids;

        public int Size => _ids.Length;

        public long ConsumerByIndex(int index) => _ids[index];

        public int QueueSize(long consumerId) => _byId.TryGetValue(consumerId, out var consumer)
            ? consumer.Queue.Count
            : throw new ArgumentException($"Invalid stream identifier: {consumerId}", nameof(consumerId));

        /// <summary>Numbers the consumers in the order in which their streams are run; from any thread.</summary>
        public long NextId() => Interlocked.Increment(ref _nextId) - 1;

        public void Add(Consumer consumer) => _register(consumer);

        public void Remove(Consumer consumer) => _unregister(consumer);

        /// <summary>A consumer has taken an element; on its thread.</summary>
        public void ElementTaken()
        {
            if (Interlocked.Decrement(ref _held) == _stage._bufferSize - 1)
                _roomAgain(NotUsed.Instance);
        }

        public override void OnPush()
        {
            var element = Grab();
            var id = _partitioner(this, element);
            if (id >= 0 && _byId.TryGetValue(id, out var consumer))
            {
                Interlocked.Increment(ref _held);
                consumer.Queue.Enqueue(element);
                consumer.WakeIfWaiting();
            }

            PullIfRoom();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _failure = e;
            FailStage(e);
        }

        public override void PostStop()
        {
            if (!InClosed)
                _failure ??= new AbruptStageTerminationException(this);
            foreach (var consumer in _byId.Values)
                consumer.End(_failure);
            _byId.Clear();
        }

        private void Register(Consumer consumer)
        {
            _byId.Add(consumer.Id, consumer);
            _ids = _ids.Add(consumer.Id).Sort();
            _started |= _ids.Length >= _stage._startAfter;
            PullIfRoom();
        }

        private void Unregister(Consumer consumer)
        {
            if (!_byId.Remove(consumer.Id))
                return;
            _ids = _ids.Remove(consumer.Id);
            Interlocked.Add(ref _held, -consumer.Queue.Count);
            PullIfRoom();
        }

        private void PullIfRoom()
        {
            if (_started && _ids.Length > 0 && Volatile.Read(ref _held) < _stage._bufferSize)
                Pull();
        }
    }

    private sealed class ConsumerStage : SourceStage<T>
    {
        private readonly Hub _hub;

        public ConsumerStage(Hub hub)
        {
            _hub = hub;
        }

        public override string ToString() => "PartitionHubSource";

        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Consumer(_hub);
    }

    private sealed class Consumer : SourceLogic<T>
    {
        private readonly Hub _hub;
        private readonly Action<NotUsed> _wake;
        private readonly Action<Exception> _end;
        private int _waiting;
        private bool _ended;

        public Consumer(Hub hub)
        {
            _hub = hub;
            Id = hub.NextId();
            _wake = GetAnsweringCallback<NotUsed>(_ => PushIfAsked(), static _ => { });
            _end = GetAnsweringCallback<Exception>(Ended, static _ => { });
        }

        public ConcurrentQueue<T> Queue { get; } = new();

        public long Id { get; }

        public void WakeIfWaiting()
        {
            if (Interlocked.Exchange(ref _waiting, 0) == 1)
                _wake(NotUsed.Instance);
        }

        public void End(Exception failure) => _end(failure);

        public override void PreStart() => _hub.Add(this);

        public override void OnPull()
        {
            if (!Queue.TryDequeue(out var element))
            {
                if (_ended)
                {
                    CompleteStage();
                    return;
                }

                Interlocked.Exchange(ref _waiting, 1);
                if (Queue.IsEmpty || Interlocked.Exchange(ref _waiting, 0) == 0)
                    return;
                Queue.TryDequeue(out element);
            }

            Push(element);
            _hub.ElementTaken();
        }

        public override void PostStop() => _hub.Remove(this);

        private void PushIfAsked()
        {
            if (OutAvailable)
                OnPull();
        }

        private void Ended(Exception failure)
        {
            _ended = true;
            if (failure != null)
                FailStage(failure);
            else if (Queue.IsEmpty)
                CompleteStage();
        }
    }
}
