using System.Numerics;

namespace Akka.Streams.Implementation.Boundary;

/// <summary>An edge between two islands.</summary>
internal abstract class AsyncBoundary
{
    protected AsyncBoundary(int capacity)
    {
        if (capacity < 1 || !BitOperations.IsPow2(capacity))
            throw new ArgumentException($"The maximum input buffer size must be a power of two, but was {capacity}", nameof(capacity));
    }

    /// <summary>The last stage of the upstream island.</summary>
    public abstract BoundaryEnd Producer { get; }

    /// <summary>The first stage of the downstream island.</summary>
    public abstract BoundaryEnd Consumer { get; }

    public abstract Inlet Inlet { get; }

    public abstract Outlet Outlet { get; }
}

/// <summary>
/// A ring of elements between two islands. The consumer grants credit: all of the ring at first, then half of it each time it has taken as
/// many. One thread writes, one reads; neither waits for the other.
/// </summary>
internal sealed class AsyncBoundary<T> : AsyncBoundary
{
    private static readonly Inlet<T> SharedInlet = new("boundary.in") { Id = 0 };
    private static readonly Outlet<T> SharedOutlet = new("boundary.out") { Id = 0 };

    private readonly BoundaryProducer<T> _producer;
    private readonly BoundaryConsumer<T> _consumer;
    private readonly T[] _ring;
    private readonly int _batch;
    private long _written;
    private long _read;
    private long _granted;
    private int _consumerWaits;
    private int _producerWaits;

    public AsyncBoundary(int capacity) : base(capacity)
    {
        _ring = new T[capacity];
        _granted = capacity;
        _batch = Math.Max(1, capacity / 2);
        _producer = new BoundaryProducer<T>(this);
        _consumer = new BoundaryConsumer<T>(this);
    }

    public override BoundaryEnd Producer => _producer;

    public override BoundaryEnd Consumer => _consumer;

    public override Inlet Inlet => SharedInlet;

    public override Outlet Outlet => SharedOutlet;

    internal BoundaryProducer<T> TypedProducer => _producer;

    internal BoundaryConsumer<T> TypedConsumer => _consumer;

    /// <summary>Whether the producer may write one more. If not it will be woken when it may.</summary>
    public bool HasCredit()
    {
        if (_written < Volatile.Read(ref _granted))
            return true;
        Interlocked.Exchange(ref _producerWaits, 1);
        return _written < Volatile.Read(ref _granted) && Interlocked.Exchange(ref _producerWaits, 0) == 1;
    }

    /// <summary>Writes an element. Returns whether the consumer waits for one.</summary>
    public bool Write(T element)
    {
        _ring[(int)_written & (_ring.Length - 1)] = element;
        Interlocked.Exchange(ref _written, _written + 1);
        return Volatile.Read(ref _consumerWaits) == 1;
    }

    /// <summary>Whether nothing is there to read at the moment.</summary>
    public bool IsEmpty => _read == Volatile.Read(ref _written);

    /// <summary>Reads an element. If there is none the consumer will be woken when there is.</summary>
    public bool TryRead(out T element)
    {
        if (IsEmpty)
        {
            Interlocked.Exchange(ref _consumerWaits, 1);
            if (IsEmpty || Interlocked.Exchange(ref _consumerWaits, 0) == 0)
            {
                element = default;
                return false;
            }
        }

        ref var slot = ref _ring[(int)_read & (_ring.Length - 1)];
        element = slot;
        slot = default;
        _read++;
        return true;
    }

    /// <summary>Grants credit for what has been read, when it is enough. Returns whether the producer waits for it.</summary>
    public bool Grant()
    {
        if (_read - (_granted - _ring.Length) < _batch)
            return false;
        Interlocked.Exchange(ref _granted, _granted + _batch);
        return Volatile.Read(ref _producerWaits) == 1;
    }

    public bool ClaimConsumerWake() => Interlocked.Exchange(ref _consumerWaits, 0) == 1;

    public bool ClaimProducerWake() => Interlocked.Exchange(ref _producerWaits, 0) == 1;

    /// <summary>Forgets all elements; on the consumer's thread.</summary>
    public void Discard()
    {
        while (!IsEmpty)
            TryRead(out _);
        Array.Clear(_ring);
    }
}
