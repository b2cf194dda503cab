using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Starts the run's clock with the first element.</summary>
internal sealed class StartTimed<T> : LinearStage<T, T>
{
    private readonly TimedClocks _clocks;

    public StartTimed(TimedClocks clocks)
    {
        _clocks = clocks;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_clocks.OfStart());

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly TimedClock _clock;

        public Logic(TimedClock clock)
        {
            _clock = clock;
        }

        public override void OnPush()
        {
            _clock.Start(Interpreter.Island.Materializer.System.Scheduler.MonotonicClock);
            Push(Grab());
        }
    }
}

/// <summary>Reads the run's clock at the end of the stream.</summary>
internal sealed class StopTimed<T> : LinearStage<T, T>
{
    private readonly TimedClocks _clocks;
    private readonly Action<TimeSpan> _onComplete;

    public StopTimed(TimedClocks clocks, Action<TimeSpan> onComplete)
    {
        _clocks = clocks;
        _onComplete = onComplete;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_clocks.OfStop(), _onComplete);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly TimedClock _clock;
        private readonly Action<TimeSpan> _onComplete;

        public Logic(TimedClock clock, Action<TimeSpan> onComplete)
        {
            _clock = clock;
            _onComplete = onComplete;
        }

        public override void OnPush() => Push(Grab());

        public override void OnUpstreamFinish()
        {
            Stop();
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            Stop();
            FailStage(e);
        }

        private void Stop()
        {
            if (_clock.Stop(Interpreter.Island.Materializer.System.Scheduler.MonotonicClock) is { } time)
                _onComplete(time);
        }
    }
}

/// <summary>Tells the time between matching elements.</summary>
internal sealed class TimedIntervals<T> : LinearStage<T, T>
{
    private readonly Func<T, bool> _matching;
    private readonly Action<TimeSpan> _onInterval;

    public TimedIntervals(Func<T, bool> matching, Action<TimeSpan> onInterval)
    {
        _matching = matching;
        _onInterval = onInterval;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly TimedIntervals<T> _stage;
        private TimeSpan? _last;

        public Logic(TimedIntervals<T> stage)
        {
            _stage = stage;
        }

        public override void OnPush()
        {
            var element = Grab();
            if (_stage._matching(element))
            {
                var now = Interpreter.Island.Materializer.System.Scheduler.MonotonicClock;
                if (_last is { } last)
                    _stage._onInterval(now - last);
                _last = now;
            }

            Push(element);
        }
    }
}
