using Akka.Actor;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits an element at a fixed rate. A tick that nobody asked for is lost. Completes when its value is cancelled.</summary>
internal sealed class TickSource<T> : SourceStage<T, ICancelable>
{
    private readonly TimeSpan _initialDelay;
    private readonly TimeSpan _interval;
    private readonly T _tick;

    public TickSource(TimeSpan initialDelay, TimeSpan interval, T tick)
    {
        _initialDelay = initialDelay;
        _interval = interval;
        _tick = tick;
    }

    public override ILogicAndMaterializedValue<ICancelable> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(this);
        return new LogicAndMaterializedValue<ICancelable>(logic, logic);
    }

    private sealed class Logic : TimerGraphStageLogic, IOutHandler, ICancelable
    {
        private readonly TickSource<T> _stage;
        private readonly Action _complete;
        private readonly CancellationTokenSource _cancellation = new();

        public Logic(TickSource<T> stage) : base(0, 1)
        {
            _stage = stage;
            _complete = GetAsyncCallback(CompleteStage);
        }

        public bool IsCancellationRequested => _cancellation.IsCancellationRequested;

        public CancellationToken Token => _cancellation.Token;

        internal override object DefaultHandler => this;

        public void OnPull()
        {
        }

        public void OnDownstreamFinish(Exception cause) => CancelStage(cause);

        public override void PreStart()
        {
            if (IsCancellationRequested)
                CompleteStage();
            else
                ScheduleRepeatedly("tick", _stage._initialDelay, _stage._interval);
        }

        protected internal override void OnTimer(object timerKey)
        {
            if (IsAvailable(SourceStage<T>.SharedOutlet) && !IsCancellationRequested)
                Push(SourceStage<T>.SharedOutlet, _stage._tick);
        }

        public void Cancel() => Cancel(false);

        public void Cancel(bool throwOnFirstException)
        {
            if (IsCancellationRequested)
                return;
            _cancellation.Cancel(throwOnFirstException);
            _complete();
        }

        public void CancelAfter(TimeSpan delay) => Materializer.ScheduleOnce(delay, Cancel);

        public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));
    }
}
