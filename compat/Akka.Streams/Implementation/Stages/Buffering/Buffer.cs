using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Holds up to <c>size</c> elements and asks upstream ahead of downstream's demand. When full it does what the strategy says; only with
/// <see cref="OverflowStrategy.Backpressure"/> upstream has to wait. Completion drains the buffer, failure drops it.
/// </summary>
internal sealed class Buffer<T> : LinearStage<T, T>
{
    private readonly int _size;
    private readonly OverflowStrategy _strategy;

    public Buffer(int size, OverflowStrategy strategy)
    {
        if (size <= 0)
            throw new ArgumentException("Buffer size must be > 0", nameof(size));
        _size = size;
        _strategy = strategy;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly RingBuffer<T> _buffer;
        private readonly OverflowStrategy _strategy;

        public Logic(Buffer<T> stage)
        {
            _buffer = new RingBuffer<T>(stage._size);
            _strategy = stage._strategy;
        }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            var element = Grab();
            if (OutAvailable)
            {
                Push(element);
                Pull();
                return;
            }

            if (_buffer.IsFull && !MakeRoom())
                return;
            if (!_buffer.IsFull)
                _buffer.Enqueue(element);
            if (_strategy != OverflowStrategy.Backpressure || !_buffer.IsFull)
                Pull();
        }

        public override void OnPull()
        {
            if (_buffer.NonEmpty)
                Push(_buffer.Dequeue());
            if (InClosed && _buffer.IsEmpty)
                CompleteStage();
            else
                Pull();
        }

        public override void OnUpstreamFinish()
        {
            if (_buffer.IsEmpty)
                CompleteStage();
        }

        public override void PostStop() => _buffer.Clear();

        /// <summary>Does what the strategy says about a full buffer. Returns whether the stage goes on.</summary>
        private bool MakeRoom()
        {
            switch (_strategy)
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
                    FailStage(new BufferOverflowException($"Buffer overflow (max capacity was {_buffer.Capacity})"));
                    return false;
            }

            return true;
        }
    }
}
