using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

public static class OrElse
{
    public static IGraph<UniformFanInShape<T, T>, NotUsed> Create<T>() => new OrElse<T>();
}

/// <summary>Emits the primary input; the secondary one only if the primary completes without an element. The other one is cancelled.</summary>
public sealed class OrElse<T> : GraphStage<UniformFanInShape<T, T>>
{
    public OrElse()
    {
        Shape = new UniformFanInShape<T, T>(Out, Primary, Secondary);
    }

    public Inlet<T> Primary { get; } = new("OrElse.primary");

    public Inlet<T> Secondary { get; } = new("OrElse.secondary");

    public Outlet<T> Out { get; } = new("OrElse.out");

    public override UniformFanInShape<T, T> Shape { get; }

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("OrElse");

    public override string ToString() => "OrElse";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly OrElse<T> _stage;
        private Inlet<T> _current;
        private bool _primaryPushed;

        public Logic(OrElse<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _current = stage.Primary;
            SetHandler(stage.Primary, onPush: PushPrimary, onUpstreamFinish: PrimaryFinished);
            SetHandler(
                stage.Secondary,
                onPush: () => Push(_stage.Out, Grab(_stage.Secondary)),
                onUpstreamFinish: () =>
                {
                    if (IsClosed(_stage.Primary))
                        CompleteStage();
                });
            SetHandler(stage.Out, this);
        }

        public override void OnPull() => Pull(_current);

        private void PushPrimary()
        {
            if (!_primaryPushed)
            {
                _primaryPushed = true;
                Cancel(_stage.Secondary);
            }

            Push(_stage.Out, Grab(_stage.Primary));
        }

        private void PrimaryFinished()
        {
            if (_primaryPushed || IsClosed(_stage.Secondary))
            {
                CompleteStage();
                return;
            }

            _current = _stage.Secondary;
            if (IsAvailable(_stage.Out))
                Pull(_current);
        }
    }
}
