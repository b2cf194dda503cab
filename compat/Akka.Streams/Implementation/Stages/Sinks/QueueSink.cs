using Akka.Pattern;
using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Hands elements to whoever pulls its materialized queue. Holds as many as the input buffer's maximum. Every pull is answered: at the
/// end of the stream with none, then with <see cref="StreamDetachedException"/>; after a failure with that.
/// </summary>
internal sealed class QueueSink<T> : SinkStage<T, ISinkQueue<T>>
{
    public override ILogicAndMaterializedValue<ISinkQueue<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var max = inheritedAttributes.GetMandatoryAttribute<Attributes.InputBuffer>().Max;
        if (max <= 0)
            throw new ArgumentException("Buffer size must be greater than zero", nameof(inheritedAttributes));
        var logic = new Logic(max);
        return new LogicAndMaterializedValue<ISinkQueue<T>>(logic, logic);
    }

    private sealed class Logic : SinkLogic<T>, ISinkQueue<T>
    {
        private readonly RingBuffer<T> _buffer;
        private readonly Action<TaskCompletionSource<Option<T>>> _pull;
        private TaskCompletionSource<Option<T>> _waiting;
        private Exception _failure;
        private bool _upstreamEnded;

        public Logic(int max)
        {
            _buffer = new RingBuffer<T>(max);
            _pull = GetAnsweringCallback<TaskCompletionSource<Option<T>>>(Answer, AnswerLate);
        }

        public Task<Option<T>> PullAsync()
        {
            var pull = new TaskCompletionSource<Option<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
            _pull(pull);
            return pull.Task;
        }

        public override void PreStart()
        {
            SetKeepGoing(true);
            Pull();
        }

        public override void OnPush()
        {
            _buffer.Enqueue(Grab());
            if (_waiting != null)
                AnswerFromBuffer();
            if (!_buffer.IsFull)
                Pull();
        }

        public override void OnUpstreamFinish()
        {
            _upstreamEnded = true;
            EndIfDrained();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _upstreamEnded = true;
            _failure = e;
            EndIfDrained();
        }

        public override void PostStop()
        {
            if (!_upstreamEnded)
                _failure = new AbruptStageTerminationException(this);
            if (_waiting != null)
                AnswerLate(_waiting);
            _waiting = null;
            _buffer.Clear();
        }

        private void Answer(TaskCompletionSource<Option<T>> pull)
        {
            if (_waiting != null)
            {
                pull.TrySetException(new IllegalStateException("You have to wait for previous future to be resolved to send another request"));
                return;
            }

            _waiting = pull;
            if (_buffer.NonEmpty)
                AnswerFromBuffer();
            else
                EndIfDrained();
            Pull();
        }

        private void AnswerFromBuffer()
        {
            _waiting.TrySetResult(Option<T>.Create(_buffer.Dequeue()));
            _waiting = null;
        }

        /// <summary>Once upstream has ended and nothing is held, the next pull gets the end, and the stage stops.</summary>
        private void EndIfDrained()
        {
            if (!_upstreamEnded || _buffer.NonEmpty || _waiting == null)
                return;
            if (_failure == null)
                _waiting.TrySetResult(Option<T>.None);
            else
                _waiting.TrySetException(_failure);
            _waiting = null;
            CompleteStage();
        }

        private void AnswerLate(TaskCompletionSource<Option<T>> pull) => pull.TrySetException(_failure ?? StreamDetachedException.Instance);
    }
}
