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

    private sealed class Logic : GraphStageLogic
    {
        /// <summary>Preferred elements taken ahead of demand, so that one is at hand whenever there is demand.</summary>
        private const int MaxAhead = 2;

        private readonly MergePreferred<T> _stage;
        private readonly Inlet<T>[] _others;
        private int _ahead;
        private int _running;

        public Logic(MergePreferred<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _running = stage._secondaryPorts + 1;
            _others = Enumerable.Range(0, stage._secondaryPorts).Select(stage.In).ToArray();
            SetHandler(stage.Out, EagerTerminateOutput);
            SetHandler(
                stage.Preferred,
                onPush: () =>
                {
                    if (_ahead < MaxAhead)
                        EmitPreferred();
                },
                onUpstreamFinish: InputEnded);
            foreach (var inlet in _others)
            {
                SetHandler(
                    inlet,
                    onPush: () =>
                    {
                        if (_ahead == 0)
                            EmitOther(inlet);
                    },
                    onUpstreamFinish: InputEnded);
            }
        }

        public override void PreStart()
        {
            TryPull(_stage.Preferred);
            foreach (var inlet in _others)
                TryPull(inlet);
        }

        private void EmitPreferred()
        {
            _ahead++;
            Emit(_stage.Out, Grab(_stage.Preferred), PreferredEmitted);
            TryPull(_stage.Preferred);
        }

        private void PreferredEmitted()
        {
            _ahead--;
            if (IsAvailable(_stage.Preferred))
            {
                EmitPreferred();
            }
            else if (_ahead == 0)
            {
                foreach (var inlet in _others)
                {
                    if (IsAvailable(inlet))
                        EmitOther(inlet);
                }
            }

            CompleteIfDone();
        }

        private void EmitOther(Inlet<T> inlet)
        {
            Emit(_stage.Out, Grab(inlet), () => TryPull(inlet));
            CompleteIfDone();
        }

        private void InputEnded()
        {
            _running = _stage._eagerClose ? 0 : _running - 1;
            CompleteIfDone();
        }

        /// <summary>What has been taken is still emitted, and what has come is taken first.</summary>
        private void CompleteIfDone()
        {
            if (_running == 0 && !IsAvailable(_stage.Preferred) && !Array.Exists(_others, IsAvailable))
                CompleteStage();
        }
    }
}
