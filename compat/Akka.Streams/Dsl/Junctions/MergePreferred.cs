using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Merges streams; when several have an element the preferred one goes first, and the others take turns. Completes when all inputs have, or
/// the first one if eager.
/// </summary>
public sealed class MergePreferred<T> : GraphStage<MergePreferred<T>.MergePreferredShape>
{
    private readonly int _secondaryPorts;
    private readonly bool _eagerClose;

    public MergePreferred(int secondaryPorts, bool eagerClose = false)
    {
        if (secondaryPorts < 1)
            throw new ArgumentException("A MergePreferred must have more than 0 secondary input ports", nameof(secondaryPorts));
        _secondaryPorts = secondaryPorts;
        _eagerClose = eagerClose;
        Shape = new MergePreferredShape(secondaryPorts, "MergePreferred");
    }

    public override MergePreferredShape Shape { get; }

    public Outlet<T> Out => Shape.Out;

    public Inlet<T> Preferred => Shape.Preferred;

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("MergePreferred");

    public Inlet<T> In(int id) => Shape.In(id);

    public override string ToString() => "MergePreferred";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    public sealed class MergePreferredShape : UniformFanInShape<T, T>
    {
        private readonly int _secondaryPorts;

        public MergePreferredShape(int secondaryPorts, IInit init) : base(secondaryPorts, init)
        {
            _secondaryPorts = secondaryPorts;
            Preferred = NewInlet<T>("preferred");
        }

        public MergePreferredShape(int secondaryPorts, string name) : this(secondaryPorts, new InitName(name))
        {
        }

        public Inlet<T> Preferred { get; }

        protected override FanInShape<T> Construct(IInit init) => new MergePreferredShape(_secondaryPorts, init);
    }

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly MergePreferred<T> _stage;
        private readonly Queue<Inlet<T>> _waiting = new();
        private int _running;

        public Logic(MergePreferred<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _running = stage._secondaryPorts + 1;
            for (var i = 0; i < stage._secondaryPorts; i++)
                Handle(stage.In(i), isPreferred: false);
            Handle(stage.Preferred, isPreferred: true);
            SetHandler(stage.Out, this);
        }

        public override void PreStart()
        {
            TryPull(_stage.Preferred);
            for (var i = 0; i < _stage._secondaryPorts; i++)
                TryPull(_stage.In(i));
        }

        public override void OnPull()
        {
            if (IsAvailable(_stage.Preferred))
                PushFrom(_stage.Preferred);
            else if (_waiting.TryDequeue(out var inlet))
                PushFrom(inlet);
            CompleteIfDone();
        }

        private void Handle(Inlet<T> inlet, bool isPreferred) => SetHandler(
            inlet,
            onPush: () =>
            {
                if (IsAvailable(_stage.Out))
                    PushFrom(inlet);
                else if (!isPreferred)
                    _waiting.Enqueue(inlet);
            },
            onUpstreamFinish: () =>
            {
                _running = _stage._eagerClose ? 0 : _running - 1;
                CompleteIfDone();
            });

        private void PushFrom(Inlet<T> inlet)
        {
            Push(_stage.Out, Grab(inlet));
            TryPull(inlet);
        }

        private void CompleteIfDone()
        {
            if (_running == 0 && _waiting.Count == 0 && !IsAvailable(_stage.Preferred))
                CompleteStage();
        }
    }
}
