using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Emits each element to one of the outputs: the one that has asked first. May wait with the first element until all outputs have asked.
/// Cancels upstream when all outputs have cancelled.
/// </summary>
public sealed class Balance<T> : GraphStage<UniformFanOutShape<T, T>>
{
    private readonly int _outputPorts;
    private readonly bool _waitForAllDownstreams;

    public Balance(int outputPorts, bool waitForAllDownstreams = false)
    {
        if (outputPorts < 1)
            throw new ArgumentException("A Balance must have one or more output ports", nameof(outputPorts));
        _outputPorts = outputPorts;
        _waitForAllDownstreams = waitForAllDownstreams;
        Shape = new UniformFanOutShape<T, T>(outputPorts, "Balance");
    }

    public Inlet<T> In => Shape.In;

    public override UniformFanOutShape<T, T> Shape { get; }

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("Balance");

    public Outlet<T> Out(int id) => Shape.Out(id);

    public override string ToString() => "Balance";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly Balance<T> _stage;
        private readonly Queue<Outlet<T>> _asking = new();
        private readonly HashSet<Outlet<T>> _silent = [];
        private int _running;

        public Logic(Balance<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _running = stage._outputPorts;
            SetHandler(stage.In, this);
            for (var i = 0; i < stage._outputPorts; i++)
            {
                var outlet = stage.Out(i);
                if (stage._waitForAllDownstreams)
                    _silent.Add(outlet);
                SetHandler(outlet, onPull: () => Asked(outlet), onDownstreamFinish: cause => Cancelled(outlet, cause));
            }
        }

        public override void OnPush()
        {
            while (_asking.TryDequeue(out var outlet))
            {
                if (IsClosed(outlet))
                    continue;
                Push(outlet, Grab(_stage.In));
                break;
            }

            PullIfWanted();
        }

        private void Asked(Outlet<T> outlet)
        {
            _silent.Remove(outlet);
            if (IsAvailable(_stage.In) && _silent.Count == 0)
            {
                Push(outlet, Grab(_stage.In));
                PullIfWanted();
                return;
            }

            _asking.Enqueue(outlet);
            PullIfWanted();
        }

        private void Cancelled(Outlet<T> outlet, Exception cause)
        {
            _silent.Remove(outlet);
            if (--_running == 0)
                CancelStage(cause);
            else
                PullIfWanted();
        }

        private void PullIfWanted()
        {
            if (_silent.Count == 0 && !IsAvailable(_stage.In) && !HasBeenPulled(_stage.In) && _asking.Any(outlet => !IsClosed(outlet)))
                TryPull(_stage.In);
        }
    }
}
