using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Fails unless a first element comes in time.</summary>
internal sealed class InitialTimeout<T> : LinearStage<T, T>
{
    private readonly TimeSpan _timeout;

    public InitialTimeout(TimeSpan timeout)
    {
        _timeout = timeout;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_timeout);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _timeout;

        public Logic(TimeSpan timeout)
        {
            _timeout = timeout;
        }

        public override void PreStart() => ScheduleOnce("InitialTimeoutTimer", _timeout);

        public override void OnPush()
        {
            CancelTimer("InitialTimeoutTimer");
            Push(Out, Grab(In));
        }

        protected internal override void OnTimer(object timerKey) =>
            FailStage(new TimeoutException($"The first element has not yet passed through in {_timeout}."));
    }
}

/// <summary>Fails unless the stream completes in time.</summary>
internal sealed class CompletionTimeout<T> : LinearStage<T, T>
{
    private readonly TimeSpan _timeout;

    public CompletionTimeout(TimeSpan timeout)
    {
        _timeout = timeout;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_timeout);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _timeout;

        public Logic(TimeSpan timeout)
        {
            _timeout = timeout;
        }

        public override void PreStart() => ScheduleOnce("CompletionTimeoutTimer", _timeout);

        public override void OnPush() => Push(Out, Grab(In));

        protected internal override void OnTimer(object timerKey) =>
            FailStage(new TimeoutException($"The stream has not been completed in {_timeout}."));
    }
}

/// <summary>Fails when no element passes for the time.</summary>
internal sealed class IdleTimeout<T> : LinearStage<T, T>
{
    private readonly TimeSpan _timeout;

    public IdleTimeout(TimeSpan timeout)
    {
        _timeout = timeout;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_timeout);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _timeout;
        private TimeSpan _deadline;

        public Logic(TimeSpan timeout)
        {
            _timeout = timeout;
        }

        public override void PreStart()
        {
            _deadline = Now + _timeout;
            ScheduleOnce("IdleTimeoutCheckTimer", _timeout);
        }

        public override void OnPush()
        {
            _deadline = Now + _timeout;
            Push(Out, Grab(In));
        }

        protected internal override void OnTimer(object timerKey)
        {
            var left = _deadline - Now;
            if (left <= TimeSpan.Zero)
                FailStage(new TimeoutException($"No elements passed in the last {_timeout}."));
            else
                ScheduleOnce(timerKey, left);
        }
    }
}

/// <summary>Fails when downstream does not ask for the next element in time after it got one.</summary>
internal sealed class BackpressureTimeout<T> : LinearStage<T, T>
{
    private readonly TimeSpan _timeout;

    public BackpressureTimeout(TimeSpan timeout)
    {
        _timeout = timeout;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_timeout);

    private sealed class Logic : TimedLogic<T, T>
    {
        private readonly TimeSpan _timeout;
        private TimeSpan _deadline;
        private bool _waitsForDemand = true;

        public Logic(TimeSpan timeout)
        {
            _timeout = timeout;
        }

        public override void PreStart()
        {
            _deadline = Now + _timeout;
            ScheduleOnce("BackpressureTimeoutCheckTimer", _timeout);
        }

        public override void OnPush()
        {
            Push(Out, Grab(In));
            _deadline = Now + _timeout;
            _waitsForDemand = true;
        }

        public override void OnPull()
        {
            _waitsForDemand = false;
            Pull(In);
        }

        protected internal override void OnTimer(object timerKey)
        {
            var left = _waitsForDemand ? _deadline - Now : _timeout;
            if (left <= TimeSpan.Zero)
                FailStage(new TimeoutException($"No demand signalled in the last {_timeout}."));
            else
                ScheduleOnce(timerKey, left);
        }
    }
}
