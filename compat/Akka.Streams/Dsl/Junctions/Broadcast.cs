using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Emits each element to all outputs, when all of them ask. Cancels upstream when all outputs have cancelled, or the first one if eager.
/// </summary>
public sealed class Broadcast<T> : GraphStage<UniformFanOutShape<T, T>>
{
    public readonly Inlet<T> In;
    private readonly int _outputPorts;
    private readonly bool _eagerCancel;

    public Broadcast(int outputPorts, bool eagerCancel = false)
    {
        if (outputPorts < 1)
            throw new ArgumentException("A Broadcast must have one or more output ports", nameof(outputPorts));
        _outputPorts = outputPorts;
        _eagerCancel = eagerCancel;
        Shape = new UniformFanOutShape<T, T>(outputPorts, "Broadcast");
        In = Shape.In;
    }

    public override UniformFanOutShape<T, T> Shape { get; }

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("Broadcast");

    public Outlet<T> Out(int id) => Shape.Out(id);

    public override string ToString() => "Broadcast";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly Broadcast<T> _stage;
        private readonly bool[] _waits;
        private int _waiting;
        private int _running;

        public Logic(Broadcast<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _running = _waiting = stage._outputPorts;
            _waits = new bool[stage._outputPorts];
            Array.Fill(_waits, true);
            SetHandler(stage.In, this);
            for (var i = 0; i < stage._outputPorts; i++)
            {
                var index = i;
                SetHandler(stage.Out(i), onPull: () => Asked(index), onDownstreamFinish: cause => Cancelled(index, cause));
            }
        }

        public override void OnPush()
        {
            _waiting = _running;
            var element = Grab(_stage.In);
            for (var i = 0; i < _stage._outputPorts; i++)
            {
                if (IsClosed(_stage.Out(i)))
                    continue;
                Push(_stage.Out(i), element);
                _waits[i] = true;
            }
        }

        private void Asked(int index)
        {
            _waits[index] = false;
            _waiting--;
            PullIfAllAsked();
        }

        private void Cancelled(int index, Exception cause)
        {
            if (_stage._eagerCancel || --_running == 0)
            {
                CancelStage(cause);
            }
            else if (_waits[index])
            {
                _waits[index] = false;
                _waiting--;
                PullIfAllAsked();
            }
        }

        private void PullIfAllAsked()
        {
            if (_waiting == 0 && !HasBeenPulled(_stage.In))
                TryPull(_stage.In);
        }
    }
}
