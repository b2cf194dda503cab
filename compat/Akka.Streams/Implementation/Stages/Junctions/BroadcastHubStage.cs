using System.Numerics;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// The sink side of a broadcast hub: writes into a ring that all consumers read from, each at its own place. A place is free again when every
/// consumer has told that it is past it; consumers tell in steps of half a ring.
/// </summary>
internal sealed class BroadcastHubStage<T> : SinkStage<T, Source<T, NotUsed>>
{
    private readonly int _bufferSize;

    public BroadcastHubStage(int bufferSize)
    {
        if (bufferSize <= 0)
            throw new ArgumentException("Buffer size must be positive", nameof(bufferSize));
        if (bufferSize >= 4096)
            throw new ArgumentException("Buffer size larger then 4095 is not allowed", nameof(bufferSize));
        if (!BitOperations.IsPow2(bufferSize))
            throw new ArgumentException("Buffer size must be a power of two", nameof(bufferSize));
        _bufferSize = bufferSize;
    }

    public override ILogicAndMaterializedValue<Source<T, NotUsed>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var hub = new Hub(_bufferSize);
        return new LogicAndMaterializedValue<Source<T, NotUsed>>(hub, Source.FromGraph(new ConsumerStage(hub)));
    }

    private sealed class Hub : SinkLogic<T>
    {
        private readonly T[] _ring;
        private readonly List<Consumer> _consumers = [];
        private readonly Action<Consumer> _register;
        private readonly Action<(Consumer, long)> _unregister;
        private readonly Action<(Consumer, long)> _advance;
        private long _head;
        private long _tail;
        private Exception _failure;

        public Hub(int bufferSize)
        {
            _ring = new T[bufferSize];
            _register = GetAnsweringCallback<Consumer>(Register, consumer => consumer.End(_failure));
            _unregister = GetAnsweringCallback<(Consumer Consumer, long Position)>(Unregister, static _ => { });
            _advance = GetAnsweringCallback<(Consumer Consumer, long Position)>(Advance, static _ => { });
        }

        /// <summary>Elements a consumer passes before it tells.</summary>
        public int Step => Math.Max(1, _ring.Length / 2);

        public void Add(Consumer consumer) => _register(consumer);

        public void Remove(Consumer consumer, long position) => _unregister((consumer, position));

        public void Advanced(Consumer consumer, long position) => _advance((consumer, position));

        /// <summary>Reads an element; on a consumer's thread. False when it has not been written yet.</summary>
        public bool TryRead(long position, out T element)
        {
            if (position >= Volatile.Read(ref _tail))
            {
                element = default;
                return false;
            }

            element = _ring[position & (_ring.Length - 1)];
            return true;
        }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            _ring[_tail & (_ring.Length - 1)] = Grab();
            Interlocked.Increment(ref _tail);
            foreach (var consumer in _consumers)
                consumer.WakeIfWaiting();
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
            foreach (var consumer in _consumers)
                consumer.End(_failure);
            _consumers.Clear();
        }

        private void Register(Consumer consumer)
        {
            consumer.Acknowledged = _consumers.Count == 0 ? _head : _tail;
            _consumers.Add(consumer);
            consumer.Start(consumer.Acknowledged);
        }

        private void Unregister((Consumer Consumer, long Position) leaving)
        {
            if (!_consumers.Remove(leaving.Consumer))
                return;
            if (_consumers.Count == 0)
                FreeUpTo(leaving.Position);
            FreeAndPull();
        }

        private void Advance((Consumer Consumer, long Position) advance)
        {
            advance.Consumer.Acknowledged = advance.Position;
            FreeAndPull();
        }

        private void FreeAndPull()
        {
            if (_consumers.Count > 0)
                FreeUpTo(_consumers.Min(consumer => consumer.Acknowledged));
            PullIfRoom();
        }

        private void FreeUpTo(long position)
        {
            for (; _head < position; _head++)
                _ring[_head & (_ring.Length - 1)] = default;
        }

        private void PullIfRoom()
        {
            if (_tail - _head < _ring.Length)
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

        public override string ToString() => "BroadcastHubSource";

        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Consumer(_hub);
    }

    private sealed class Consumer : SourceLogic<T>
    {
        private readonly Hub _hub;
        private readonly Action<long> _start;
        private readonly Action<NotUsed> _wake;
        private readonly Action<Exception> _end;
        private long _position = -1;
        private long _told;
        private int _waiting;
        private bool _ended;

        public Consumer(Hub hub)
        {
            _hub = hub;
            _start = GetAnsweringCallback<long>(Started, static _ => { });
            _wake = GetAnsweringCallback<NotUsed>(_ => PushIfAsked(), static _ => { });
            _end = GetAnsweringCallback<Exception>(Ended, static _ => { });
        }

        /// <summary>Where the hub knows the consumer to be; the hub's.</summary>
        public long Acknowledged { get; set; }

        public void Start(long position) => _start(position);

        public void WakeIfWaiting()
        {
            if (Interlocked.Exchange(ref _waiting, 0) == 1)
                _wake(NotUsed.Instance);
        }

        public void End(Exception failure) => _end(failure);

        public override void PreStart() => _hub.Add(this);

        public override void OnPull() => PushNext();

        public override void PostStop() => _hub.Remove(this, _position);

        private void Started(long position)
        {
            _position = position;
            _told = position;
            PushIfAsked();
        }

        private void PushIfAsked()
        {
            if (OutAvailable)
                PushNext();
        }

        private void PushNext()
        {
            if (_position < 0)
                return;
            if (!_hub.TryRead(_position, out var element))
            {
                if (_ended)
                {
                    CompleteStage();
                    return;
                }

                Interlocked.Exchange(ref _waiting, 1);
                if (!_hub.TryRead(_position, out element) || Interlocked.Exchange(ref _waiting, 0) == 0)
                    return;
            }

            _position++;
            Push(element);
            if (_position - _told >= _hub.Step)
            {
                _told = _position;
                _hub.Advanced(this, _position);
            }
        }

        private void Ended(Exception failure)
        {
            _ended = true;
            if (failure != null)
                FailStage(failure);
            else if (_position < 0 || !_hub.TryRead(_position, out _))
                CompleteStage();
        }
    }
}
