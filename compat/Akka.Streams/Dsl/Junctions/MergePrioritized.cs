using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Merges streams; when several have an element, which goes first is drawn by lot, weighted by priority. Completes when all inputs have, or
/// the first one if eager.
/// </summary>
public sealed class MergePrioritized<T> : GraphStage<UniformFanInShape<T, T>>
{
    private readonly int[] _priorities;
    private readonly bool _eagerComplete;

    public MergePrioritized(IEnumerable<int> priorities, bool eagerComplete = false)
    {
        _priorities = [.. priorities];
        if (_priorities.Length == 0)
            throw new ArgumentException("A Merge must have one or more input ports", nameof(priorities));
        if (_priorities.Any(p => p <= 0))
            throw new ArgumentException("Priorities should be positive integers", nameof(priorities));
        _eagerComplete = eagerComplete;
        Shape = new UniformFanInShape<T, T>(_priorities.Length, "MergePrioritized");
    }

    public override UniformFanInShape<T, T> Shape { get; }

    public IReadOnlyList<Inlet<T>> In => Shape.Ins;

    public Outlet<T> Out => Shape.Out;

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("MergePrioritized");

    public override string ToString() => "MergePrioritized";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly MergePrioritized<T> _stage;
        private readonly Inlet<T>[] _inlets;
        private readonly Random _lots = new(20_151_030);
        private int _running;

        public Logic(MergePrioritized<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _inlets = [.. stage.In];
            _running = _inlets.Length;
            foreach (var inlet in _inlets)
            {
                SetHandler(
                    inlet,
                    onPush: () =>
                    {
                        if (IsAvailable(_stage.Out))
                            PushFrom(inlet);
                    },
                    onUpstreamFinish: () =>
                    {
                        _running = _stage._eagerComplete ? 0 : _running - 1;
                        if (_running == 0 && (_stage._eagerComplete || Draw() == null))
                            CompleteStage();
                    });
            }

            SetHandler(stage.Out, this);
        }

        public override void PreStart()
        {
            foreach (var inlet in _inlets)
                TryPull(inlet);
        }

        public override void OnPull()
        {
            if (Draw() is { } inlet)
                PushFrom(inlet);
            if (_running == 0 && Draw() == null)
                CompleteStage();
        }

        private void PushFrom(Inlet<T> inlet)
        {
            Push(_stage.Out, Grab(inlet));
            TryPull(inlet);
        }

        /// <summary>One of the inputs that have an element, or null.</summary>
        private Inlet<T> Draw()
        {
            var total = 0;
            for (var i = 0; i < _inlets.Length; i++)
            {
                if (IsAvailable(_inlets[i]))
                    total += _stage._priorities[i];
            }

            if (total == 0)
                return null;
            var lot = _lots.Next(total);
            for (var i = 0; i < _inlets.Length; i++)
            {
                if (!IsAvailable(_inlets[i]))
                    continue;
                lot -= _stage._priorities[i];
                if (lot < 0)
                    return _inlets[i];
            }

            return null;
        }
    }
}
