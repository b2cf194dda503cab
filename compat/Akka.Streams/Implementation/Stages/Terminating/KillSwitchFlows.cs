using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes elements on until its switch is used.</summary>
internal sealed class UniqueKillSwitchFlow<T> : LinearStage<T, T, UniqueKillSwitch>
{
    public override ILogicAndMaterializedValue<UniqueKillSwitch> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var trigger = new KillSwitchTrigger();
        return new LogicAndMaterializedValue<UniqueKillSwitch>(new KillSwitchLogic<T>(trigger), new UniqueKillSwitch(trigger));
    }
}

/// <summary>Passes elements on until a switch that it shares with others is used.</summary>
internal sealed class SharedKillSwitchFlow<T> : LinearStage<T, T, SharedKillSwitch>
{
    private readonly SharedKillSwitch _switch;
    private readonly KillSwitchTrigger _trigger;

    public SharedKillSwitchFlow(SharedKillSwitch killSwitch, KillSwitchTrigger trigger)
    {
        _switch = killSwitch;
        _trigger = trigger;
    }

    public override ILogicAndMaterializedValue<SharedKillSwitch> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<SharedKillSwitch>(new KillSwitchLogic<T>(_trigger), _switch);

    public override string ToString() => $"Flow({_switch})";
}

internal sealed class KillSwitchLogic<T> : LinearLogic<T, T>
{
    private readonly KillSwitchTrigger _trigger;
    private Action<Exception> _listener;

    public KillSwitchLogic(KillSwitchTrigger trigger)
    {
        _trigger = trigger;
    }

    protected override bool PassesDemand => true;

    public override void PreStart()
    {
        _listener = GetAsyncCallback<Exception>(End);
        _trigger.Listen(_listener);
    }

    public override void OnPush() => Push(Grab());

    public override void PostStop() => _trigger.Forget(_listener);

    private void End(Exception cause)
    {
        if (cause == null)
            CompleteStage();
        else
            FailStage(cause);
    }
}

/// <summary>Passes elements on in both directions until its switch is used.</summary>
internal sealed class UniqueKillSwitchBidi<T1, T2> : GraphStageWithMaterializedValue<BidiShape<T1, T1, T2, T2>, UniqueKillSwitch>
{
    public override BidiShape<T1, T1, T2, T2> Shape { get; } = new(
        new Inlet<T1>("KillSwitchBidi.in1"), new Outlet<T1>("KillSwitchBidi.out1"), new Inlet<T2>("KillSwitchBidi.in2"), new Outlet<T2>("KillSwitchBidi.out2"));

    public override ILogicAndMaterializedValue<UniqueKillSwitch> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var trigger = new KillSwitchTrigger();
        return new LogicAndMaterializedValue<UniqueKillSwitch>(new Logic(this, trigger), new UniqueKillSwitch(trigger));
    }

    private sealed class Logic : GraphStageLogic
    {
        private readonly KillSwitchTrigger _trigger;
        private Action<Exception> _listener;

        public Logic(UniqueKillSwitchBidi<T1, T2> stage, KillSwitchTrigger trigger) : base(stage.Shape)
        {
            _trigger = trigger;
            Connect(stage.Shape.Inlet1, stage.Shape.Outlet1);
            Connect(stage.Shape.Inlet2, stage.Shape.Outlet2);
        }

        public override void PreStart()
        {
            _listener = GetAsyncCallback<Exception>(cause =>
            {
                if (cause == null)
                    CompleteStage();
                else
                    FailStage(cause);
            });
            _trigger.Listen(_listener);
        }

        public override void PostStop() => _trigger.Forget(_listener);

        private void Connect<T>(Inlet<T> inlet, Outlet<T> outlet)
        {
            SetHandler(
                inlet,
                onPush: () => Push(outlet, Grab(inlet)),
                onUpstreamFinish: () => Complete(outlet),
                onUpstreamFailure: cause => Fail(outlet, cause));
            SetHandler(outlet, onPull: () => Pull(inlet), onDownstreamFinish: cause => Cancel(inlet, cause));
        }
    }
}

/// <summary>Passes elements on until a token is cancelled.</summary>
internal sealed class CancellationTokenFlow<T> : LinearStage<T, T>
{
    private readonly CancellationToken _token;
    private readonly bool _gracefully;

    public CancellationTokenFlow(CancellationToken token, bool gracefully)
    {
        _token = token;
        _gracefully = gracefully;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly CancellationTokenFlow<T> _stage;
        private CancellationTokenRegistration _registration;

        public Logic(CancellationTokenFlow<T> stage)
        {
            _stage = stage;
        }

        protected override bool PassesDemand => true;

        public override void PreStart()
        {
            if (_stage._token.IsCancellationRequested)
                End();
            else
                _registration = _stage._token.Register(GetAsyncCallback(End));
        }

        public override void OnPush() => Push(Grab());

        public override void PostStop() => _registration.Dispose();

        private void End()
        {
            if (_stage._gracefully)
                CompleteStage();
            else
                FailStage(new OperationCanceledException("Stream cancelled unexpectedly because of CancellationToken.", _stage._token));
        }
    }
}
