using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Emits what an event source of the .NET world (an observable, an event) delivers. That one cannot wait: when the buffer is full the strategy
/// decides. Subscribes when the stream starts and unsubscribes when it ends.
/// </summary>
internal sealed class ExternalSource<T> : SourceStage<T>
{
    private readonly Func<Action<T>, Action<Exception>, Action> _subscribe;
    private readonly int _maxBuffer;
    private readonly OverflowStrategy _strategy;

    /// <summary><paramref name="subscribe"/> gets what to call for each element and at the end (null for completion); it returns how to stop.</summary>
    public ExternalSource(Func<Action<T>, Action<Exception>, Action> subscribe, int maxBuffer, OverflowStrategy strategy)
    {
        if (strategy == OverflowStrategy.Backpressure)
            throw new NotSupportedException("OverflowStrategy.Backpressure is not supported: the source cannot wait");
        _subscribe = subscribe;
        _maxBuffer = maxBuffer;
        _strategy = strategy;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly ExternalSource<T> _stage;
        private readonly RingBuffer<T> _buffer;
        private Action _unsubscribe;

        public Logic(ExternalSource<T> stage)
        {
            _stage = stage;
            _buffer = new RingBuffer<T>(stage._maxBuffer);
        }

        public override void PreStart() =>
            _unsubscribe = _stage._subscribe(GetAsyncCallback<T>(Accept), GetAsyncCallback<Exception>(End));

        public override void OnPull()
        {
            if (_buffer.NonEmpty)
                Push(_buffer.Dequeue());
        }

        public override void PostStop()
        {
            _unsubscribe?.Invoke();
            _buffer.Clear();
        }

        private void Accept(T element)
        {
            if (OutAvailable)
            {
                Push(element);
                return;
            }

            if (_buffer.IsFull)
            {
                switch (_stage._strategy)
                {
                    case OverflowStrategy.DropHead when _buffer.NonEmpty:
                        _buffer.DropHead();
                        break;
                    case OverflowStrategy.DropTail when _buffer.NonEmpty:
                        _buffer.DropTail();
                        break;
                    case OverflowStrategy.DropBuffer when _buffer.NonEmpty:
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

        private void End(Exception failure)
        {
            if (failure != null)
                FailStage(failure);
            else
                CompleteStage();
        }
    }
}
