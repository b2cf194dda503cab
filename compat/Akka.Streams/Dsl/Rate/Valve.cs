using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Whether a valve lets elements through.</summary>
public enum SwitchMode
{
    Open,
    Close,
}

/// <summary>Opens and closes a running valve, from any thread.</summary>
public interface IValveSwitch
{
    /// <summary>Sets the mode. The result tells whether it was another one before; faults when the stream has ended.</summary>
    Task<bool> Flip(SwitchMode mode);

    /// <summary>The mode now; faults when the stream has ended.</summary>
    Task<SwitchMode> GetMode();
}

/// <summary>
/// Lets elements through while it is open. Emits when open; backpressures when closed; completes with upstream. Holds the element that was
/// under way when the valve was closed.
/// </summary>
public class Valve<T> : GraphStageWithMaterializedValue<FlowShape<T, T>, Task<IValveSwitch>>
{
    private readonly SwitchMode _mode;

    public Valve() : this(SwitchMode.Open)
    {
    }

    /// <summary>A valve that is in this mode at the start of each run.</summary>
    public Valve(SwitchMode mode)
    {
        _mode = mode;
        Shape = new FlowShape<T, T>(In, Out);
    }

    public Inlet<T> In { get; } = new("Valve.in");

    public Outlet<T> Out { get; } = new("Valve.out");

    public override FlowShape<T, T> Shape { get; }

    public override ILogicAndMaterializedValue<Task<IValveSwitch>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(this);
        return new LogicAndMaterializedValue<Task<IValveSwitch>>(logic, logic.Ready);
    }

    private sealed class Logic : InAndOutGraphStageLogic, IValveSwitch
    {
        private readonly Valve<T> _stage;
        private readonly TaskCompletionSource<IValveSwitch> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Action<(SwitchMode Mode, TaskCompletionSource<bool> Answer)> _flip;
        private readonly Action<TaskCompletionSource<SwitchMode>> _getMode;
        private bool _open;

        public Logic(Valve<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _open = stage._mode == SwitchMode.Open;
            _flip = GetAnsweringCallback<(SwitchMode Mode, TaskCompletionSource<bool> Answer)>(
                flip => flip.Answer.TrySetResult(SetMode(flip.Mode)),
                static flip => flip.Answer.TrySetException(StreamDetachedException.Instance));
            _getMode = GetAnsweringCallback<TaskCompletionSource<SwitchMode>>(
                answer => answer.TrySetResult(_open ? SwitchMode.Open : SwitchMode.Close),
                static answer => answer.TrySetException(StreamDetachedException.Instance));
            SetHandlers(stage.In, stage.Out, this);
        }

        public Task<IValveSwitch> Ready => _started.Task;

        public Task<bool> Flip(SwitchMode mode)
        {
            var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _flip((mode, answer));
            return answer.Task;
        }

        public Task<SwitchMode> GetMode()
        {
            var answer = new TaskCompletionSource<SwitchMode>(TaskCreationOptions.RunContinuationsAsynchronously);
            _getMode(answer);
            return answer.Task;
        }

        public override void PreStart() => _started.TrySetResult(this);

        public override void OnPush()
        {
            if (_open)
                Push(_stage.Out, Grab(_stage.In));
        }

        public override void OnPull()
        {
            if (_open)
                Pull(_stage.In);
        }

        public override void PostStop() => _started.TrySetException(new AbruptStageTerminationException(this));

        private bool SetMode(SwitchMode mode)
        {
            var open = mode == SwitchMode.Open;
            if (open == _open)
                return false;
            _open = open;
            if (!open)
                return true;
            if (IsAvailable(_stage.In))
                Push(_stage.Out, Grab(_stage.In));
            else if (IsAvailable(_stage.Out) && !HasBeenPulled(_stage.In))
                Pull(_stage.In);
            return true;
        }
    }
}
