using Akka.Event;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Runs an inner graph on the same island, and runs it anew, after a growing delay, when it ends.</summary>
internal abstract class RestartLogic : TimerGraphStageLogic
{
    private const string RestartTimer = "RestartTimer";

    private readonly string _name;
    private readonly RestartSettings _settings;
    private readonly bool _onlyOnFailures;
    private int _restarts;
    private TimeSpan _resetAt;
    private bool _finishing;

    protected RestartLogic(string name, Shape shape, RestartSettings settings, bool onlyOnFailures) : base(shape)
    {
        _name = name;
        _settings = settings;
        _onlyOnFailures = onlyOnFailures;
    }

    private TimeSpan Now => Interpreter.Island.Materializer.System.Scheduler.MonotonicClock;

    public override void PreStart()
    {
        _resetAt = Now + _settings.MaxRestartsWithin;
        StartGraph();
    }

    protected internal sealed override void OnTimer(object timerKey)
    {
        StartGraph();
        _resetAt = Now + _settings.MaxRestartsWithin;
    }

    /// <summary>Runs the inner graph.</summary>
    protected abstract void StartGraph();

    /// <summary>What the outer ports do while the inner graph does not run.</summary>
    protected abstract void Backoff();

    /// <summary>Where the inner graph's elements come in that go to the outlet.</summary>
    protected SubSinkInlet<T> CreateSubInlet<T>(Outlet<T> outlet)
    {
        var inlet = new SubSinkInlet<T>(this, $"RestartWithBackoff{_name}.subIn");
        inlet.SetHandler(new LambdaInHandler(
            onPush: () => Push(outlet, inlet.Grab()),
            onUpstreamFinish: () =>
            {
                if (_finishing || _onlyOnFailures || MaxRestartsReached())
                    Complete(outlet);
                else
                    RestartLater();
            },
            onUpstreamFailure: cause =>
            {
                if (_finishing || MaxRestartsReached())
                {
                    Fail(outlet, cause);
                }
                else
                {
                    Log.Warning("Restarting graph due to failure: {0}", cause);
                    RestartLater();
                }
            }));
        SetHandler(
            outlet,
            onPull: inlet.Pull,
            onDownstreamFinish: cause =>
            {
                _finishing = true;
                inlet.Cancel(cause);
            });
        return inlet;
    }

    /// <summary>Where the inlet's elements go out to the inner graph.</summary>
    protected SubSourceOutlet<T> CreateSubOutlet<T>(Inlet<T> inlet)
    {
        var outlet = new SubSourceOutlet<T>(this, $"RestartWithBackoff{_name}.subOut");
        outlet.SetHandler(new LambdaOutHandler(
            onPull: () =>
            {
                if (IsAvailable(inlet))
                    outlet.Push(Grab(inlet));
                else if (!HasBeenPulled(inlet))
                    TryPull(inlet);
            },
            onDownstreamFinish: cause =>
            {
                if (_finishing || MaxRestartsReached() || (_onlyOnFailures && cause is SubscriptionWithCancelException.NonFailureCancellation))
                {
                    Cancel(inlet, cause);
                }
                else
                {
                    Log.Debug("Graph in finished");
                    RestartLater();
                }
            }));
        SetHandler(
            inlet,
            onPush: () =>
            {
                if (outlet.IsAvailable)
                    outlet.Push(Grab(inlet));
            },
            onUpstreamFinish: () =>
            {
                _finishing = true;
                outlet.Complete();
            },
            onUpstreamFailure: cause =>
            {
                _finishing = true;
                outlet.Fail(cause);
            });
        return outlet;
    }

    private bool MaxRestartsReached()
    {
        if (Now >= _resetAt)
            _restarts = 0;
        return _restarts == _settings.MaxRestarts;
    }

    private void RestartLater()
    {
        if (IsTimerActive(RestartTimer))
            return;
        ScheduleOnce(RestartTimer, _settings.Delay(_restarts));
        _restarts++;
        Backoff();
    }
}
