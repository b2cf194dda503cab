using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Emits the latest element on every demand, as often as asked; waits for the first one. Completes with upstream.</summary>
public sealed class ReuseLatest<T> : GraphStage<FlowShape<T, T>>
{
    private readonly Inlet<T> _in = new("RepeatPrevious.in");
    private readonly Outlet<T> _out = new("RepeatPrevious.out");
    private readonly Action<T, T> _onItemChanged;

    public ReuseLatest() : this((_, _) => { })
    {
    }

    /// <summary>The action gets the old and the new element whenever a new one replaces it.</summary>
    public ReuseLatest(Action<T, T> onItemChanged)
    {
        _onItemChanged = onItemChanged;
        Shape = new FlowShape<T, T>(_in, _out);
    }

    public override FlowShape<T, T> Shape { get; }

    public override string ToString() => "ReuseLatest";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly ReuseLatest<T> _stage;
        private T _last;
        private bool _hasLast;

        public Logic(ReuseLatest<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandlers(stage._in, stage._out, this);
        }

        public override void PreStart() => Pull(_stage._in);

        public override void OnPush()
        {
            var next = Grab(_stage._in);
            if (_hasLast)
                _stage._onItemChanged(_last, next);
            _last = next;
            _hasLast = true;
            if (IsAvailable(_stage._out))
                Push(_stage._out, _last);
            Pull(_stage._in);
        }

        public override void OnPull()
        {
            if (_hasLast)
                Push(_stage._out, _last);
        }
    }
}
