using Akka.Annotations;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

public static class WireTap
{
    public static WireTap<T> Create<T>() => new();
}

/// <summary>
/// Emits each element to the main output, and to the tap if that has asked. The tap never delays or ends the main stream; while it is slower it
/// misses elements, except for the latest one.
/// </summary>
[InternalApi]
public sealed class WireTap<T> : GraphStage<FanOutShape<T, T, T>>
{
    public WireTap()
    {
        Shape = new FanOutShape<T, T, T>(In, OutMain, OutTap);
    }

    public Inlet<T> In { get; } = new("WireTap.in");

    public Outlet<T> OutMain { get; } = new("WireTap.outMain");

    public Outlet<T> OutTap { get; } = new("WireTap.outTap");

    public override FanOutShape<T, T, T> Shape { get; }

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("wireTap");

    public override string ToString() => "WireTap";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly WireTap<T> _stage;
        private T _pending;
        private bool _hasPending;
        private bool _tapClosed;

        public Logic(WireTap<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage.In, this);
            SetHandler(stage.OutMain, () => Pull(_stage.In));
            SetHandler(
                stage.OutTap,
                onPull: () =>
                {
                    if (!_hasPending)
                        return;
                    Push(_stage.OutTap, _pending);
                    _pending = default;
                    _hasPending = false;
                },
                onDownstreamFinish: _ =>
                {
                    _tapClosed = true;
                    _hasPending = false;
                    _pending = default;
                });
        }

        public override void OnPush()
        {
            var element = Grab(_stage.In);
            Push(_stage.OutMain, element);
            if (_tapClosed)
                return;
            if (IsAvailable(_stage.OutTap))
            {
                Push(_stage.OutTap, element);
            }
            else
            {
                _pending = element;
                _hasPending = true;
            }
        }

        public override void OnUpstreamFinish()
        {
            if (_hasPending)
                Emit(_stage.OutTap, _pending);
            CompleteStage();
        }
    }
}
