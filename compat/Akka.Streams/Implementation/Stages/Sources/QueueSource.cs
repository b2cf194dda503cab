using Akka.Pattern;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Emits what is offered to its materialized queue. Holds up to <c>maxBuffer</c> elements, plus one waiting offer when the strategy is to
/// backpressure. Every offer is answered, also one that races with the end of the stream.
/// </summary>
internal sealed class QueueSource<T> : SourceStage<T, ISourceQueueWithComplete<T>>
{
    private readonly int _maxBuffer;
    private readonly OverflowStrategy _strategy;

    public QueueSource(int maxBuffer, OverflowStrategy strategy)
    {
        if (maxBuffer < 0)
            throw new ArgumentException("Buffer size must be greater than or equal 0", nameof(maxBuffer));
        _maxBuffer = maxBuffer;
        _strategy = strategy;
    }

    public override ILogicAndMaterializedValue<ISourceQueueWithComplete<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(this);
        return new LogicAndMaterializedValue<ISourceQueueWithComplete<T>>(logic, logic);
    }

    private sealed class Logic : SourceLogic<T>, ISourceQueueWithComplete<T>
    {
        private readonly QueueSource<T> _stage;
        private readonly RingBuffer<T> _buffer;
        private readonly TaskCompletionSource<Done> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Action<Offer> _offer;
        private readonly Action<Exception> _end;
        private Offer _waiting;
        private bool _completing;

        public Logic(QueueSource<T> stage)
        {
            _stage = stage;
            _buffer = new RingBuffer<T>(stage._maxBuffer);
            _offer = GetAnsweringCallback<Offer>(Accept, static offer => offer.Detach());
            _end = GetAnsweringCallback<Exception>(End, static _ => { });
        }

        public Task<IQueueOfferResult> OfferAsync(T element)
        {
            if (element is null)
                throw NullElement();
            var offer = new Offer(element);
            _offer(offer);
            return offer.Task;
        }

        public Task WatchCompletionAsync() => _completion.Task;

        public void Complete() => _end(null);

        public void Fail(Exception ex) => _end(ex ?? throw new ArgumentNullException(nameof(ex)));

        public override void OnPull()
        {
            if (_buffer.NonEmpty)
            {
                Push(_buffer.Dequeue());
                if (_waiting != null)
                {
                    _buffer.Enqueue(_waiting.Element);
                    AnswerWaiting();
                }
            }
            else if (_waiting != null)
            {
                Push(_waiting.Element);
                AnswerWaiting();
            }

            CompleteIfDone();
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            _waiting?.TrySetResult(QueueOfferResult.QueueClosed.Instance);
            _waiting = null;
            _completion.TrySetResult(Done.Instance);
            CompleteStage();
        }

        public override void PostStop()
        {
            _waiting?.Detach();
            _buffer.Clear();
            _completion.TrySetException(StreamDetachedException.Instance);
        }

        private void Accept(Offer offer)
        {
            if (_completing)
            {
                offer.Detach();
            }
            else if (_stage._maxBuffer > 0)
            {
                if (OutAvailable && _buffer.IsEmpty)
                    Enqueued(offer, pushed: true);
                else if (!_buffer.IsFull)
                    Enqueued(offer, pushed: false);
                else
                    Overflow(offer);
            }
            else if (OutAvailable)
            {
                Enqueued(offer, pushed: true);
            }
            else if (_waiting == null)
            {
                _waiting = offer;
            }
            else
            {
                OverflowWithoutBuffer(offer);
            }
        }

        private void Enqueued(Offer offer, bool pushed)
        {
            if (pushed)
                Push(offer.Element);
            else
                _buffer.Enqueue(offer.Element);
            offer.TrySetResult(QueueOfferResult.Enqueued.Instance);
        }

        private void Overflow(Offer offer)
        {
            switch (_stage._strategy)
            {
                case OverflowStrategy.DropHead:
                    _buffer.DropHead();
                    Enqueued(offer, pushed: false);
                    break;
                case OverflowStrategy.DropTail:
                    _buffer.DropTail();
                    Enqueued(offer, pushed: false);
                    break;
                case OverflowStrategy.DropBuffer:
                    _buffer.Clear();
                    Enqueued(offer, pushed: false);
                    break;
                case OverflowStrategy.DropNew:
                    offer.TrySetResult(QueueOfferResult.Dropped.Instance);
                    break;
                case OverflowStrategy.Fail:
                    FailFull(offer);
                    break;
                case OverflowStrategy.Backpressure when _waiting == null:
                    _waiting = offer;
                    break;
                default:
                    RefuseSecond(offer);
                    break;
            }
        }

        private void OverflowWithoutBuffer(Offer offer)
        {
            switch (_stage._strategy)
            {
                case OverflowStrategy.DropHead or OverflowStrategy.DropBuffer:
                    _waiting.TrySetResult(QueueOfferResult.Dropped.Instance);
                    _waiting = offer;
                    break;
                case OverflowStrategy.DropTail or OverflowStrategy.DropNew:
                    offer.TrySetResult(QueueOfferResult.Dropped.Instance);
                    break;
                case OverflowStrategy.Fail:
                    FailFull(offer);
                    break;
                default:
                    RefuseSecond(offer);
                    break;
            }
        }

        private void FailFull(Offer offer)
        {
            var cause = new BufferOverflowException($"Buffer overflow (max capacity was: {_stage._maxBuffer})!");
            offer.TrySetResult(new QueueOfferResult.Failure(cause));
            _completing = true;
            _completion.TrySetException(cause);
            FailStage(cause);
        }

        private static void RefuseSecond(Offer offer) =>
            offer.TrySetException(new IllegalStateException("You have to wait for previous offer to be resolved to send another request"));

        private void AnswerWaiting()
        {
            _waiting.TrySetResult(QueueOfferResult.Enqueued.Instance);
            _waiting = null;
        }

        private void End(Exception failure)
        {
            if (_completing)
                return;
            _completing = true;
            if (failure == null)
            {
                CompleteIfDone();
                return;
            }

            _completion.TrySetException(failure);
            FailStage(failure);
        }

        private void CompleteIfDone()
        {
            if (!_completing || _buffer.NonEmpty || _waiting != null)
                return;
            _completion.TrySetResult(Done.Instance);
            CompleteStage();
        }
    }

    /// <summary>An element with the task that tells what became of it.</summary>
    private sealed class Offer : TaskCompletionSource<IQueueOfferResult>
    {
        public Offer(T element) : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            Element = element;
        }

        public T Element { get; }

        public void Detach() => TrySetException(StreamDetachedException.Instance);
    }
}
