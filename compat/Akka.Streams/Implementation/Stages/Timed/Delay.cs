using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Emits each element a fixed time after it came. Holds as many as the input buffer's maximum; when full it does what the strategy says.
/// Completion waits for what is held, failure does not.
/// </summary>
internal sealed class Delay<T> : LinearStage<T, T>
{
    private readonly TimeSpan _delay;
    private readonly DelayOverflowStrategy _strategy;

    public Delay(TimeSpan delay, DelayOverflowStrategy strategy)
    {
        _delay = delay;
        _strategy = strategy;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) =>
        new Logic(this, inheritedAttributes.GetMandatoryAttribute<Attributes.InputBuffer>().Max);

    private sealed class Logic : TimedLogic<T, T>
    {
        private const string Timer = "DelayedTimer";

        private readonly Delay<T> _stage;
        private readonly RingBuffer<(TimeSpan Due, T Element)> _buffer;

        public Logic(Delay<T> stage, int size)
        {
            _stage = stage;
            _buffer = new RingBuffer<(TimeSpan, T)>(size);
        }

        public override void PreStart() => Pull(In);

        public override void OnPush()
        {
            if (_buffer.IsFull && !MakeRoom())
                return;
            if (_buffer.IsFull)
                Grab(In);
            else
                _buffer.Enqueue((Now + _stage._delay, Grab(In)));
            if (_stage._strategy != DelayOverflowStrategy.Backpressure || !_buffer.IsFull)
                Pull(In);
            Arm();
        }

        public override void OnPull()
        {
            EmitDue();
            PullIfRoom();
        }

        public override void OnUpstreamFinish() => CompleteIfDone();

        public override void PostStop() => _buffer.Clear();

        protected internal override void OnTimer(object timerKey)
        {
            EmitDue();
            PullIfRoom();
        }

        /// <summary>Does what the strategy says about a full buffer. Returns whether the waiting element is to be taken now.</summary>
        private bool MakeRoom()
        {
            switch (_stage._strategy)
            {
                case DelayOverflowStrategy.EmitEarly:
                    if (!IsAvailable(Out))
                        return false;
                    EmitHead();
                    return true;
                case DelayOverflowStrategy.DropHead:
                    _buffer.DropHead();
                    return true;
                case DelayOverflowStrategy.DropTail:
                    _buffer.DropTail();
                    return true;
                case DelayOverflowStrategy.DropBuffer:
                    _buffer.Clear();
                    return true;
                case DelayOverflowStrategy.Fail:
                    FailStage(new BufferOverflowException($"Buffer overflow for Delay combinator (max capacity was: {_buffer.Capacity})!"));
                    return false;
                case DelayOverflowStrategy.Backpressure:
                    return false;
                default:
                    return true;
            }
        }

        /// <summary>Emits the oldest element when its time has come, and waits for the next one.</summary>
        private void EmitDue()
        {
            if (IsAvailable(Out) && _buffer.NonEmpty && _buffer.Peek().Due <= Now)
                EmitHead();
            CompleteIfDone();
            Arm();
        }

        private void EmitHead() => Push(Out, _buffer.Dequeue().Element);

        /// <summary>Takes an element that had to wait for room.</summary>
        private void PullIfRoom()
        {
            if (IsAvailable(In) && (!_buffer.IsFull || _stage._strategy == DelayOverflowStrategy.EmitEarly))
                OnPush();
            else if (!IsAvailable(In) && !_buffer.IsFull)
                PullIn();
        }

        private void Arm()
        {
            if (_buffer.IsEmpty || IsTimerActive(Timer))
                return;
            var wait = _buffer.Peek().Due - Now;
            if (wait > TimeSpan.Zero)
                ScheduleOnce(Timer, wait);
            else if (IsAvailable(Out))
                EmitDue();
        }

        private void CompleteIfDone()
        {
            if (IsClosed(In) && _buffer.IsEmpty && !IsAvailable(In))
                CompleteStage();
        }
    }
}
