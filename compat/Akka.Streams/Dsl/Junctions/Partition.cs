using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Emits each element to the output that the function names. Waits for that output; elements for one that has cancelled are dropped. Cancels
/// upstream when all outputs have cancelled. Holds one element.
/// </summary>
public sealed class Partition<T> : GraphStage<UniformFanOutShape<T, T>>
{
    public readonly Inlet<T> In;
    private readonly int _outputPorts;
    private readonly Func<T, int> _partitioner;

    public Partition(int outputPorts, Func<T, int> partitioner)
    {
        _outputPorts = outputPorts;
        _partitioner = partitioner;
        Shape = new UniformFanOutShape<T, T>(outputPorts, "Partition");
        In = Shape.In;
    }

    public override UniformFanOutShape<T, T> Shape { get; }

    public Outlet<T> Out(int id) => Shape.Out(id);

    public override string ToString() => $"Partition({_outputPorts})";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly Partition<T> _stage;
        private int _running;
        private T _held;
        private int _heldFor = -1;

        public Logic(Partition<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _running = stage._outputPorts;
            SetHandler(stage.In, this);
            for (var i = 0; i < stage._outputPorts; i++)
            {
                var index = i;
                SetHandler(stage.Out(i), onPull: () => Asked(index), onDownstreamFinish: cause => Cancelled(index, cause));
            }
        }

        public override void OnPush()
        {
            var element = Grab(_stage.In);
            var index = _stage._partitioner(element);
            if (index < 0 || index >= _stage._outputPorts)
            {
                FailStage(new PartitionOutOfBoundsException(
                    $"partitioner must return an index in the range [0,{_stage._outputPorts - 1}]. returned: [{index}] for input [{typeof(T).Name}]."));
                return;
            }

            var outlet = _stage.Out(index);
            if (IsClosed(outlet))
            {
                PullIfAsked();
            }
            else if (IsAvailable(outlet))
            {
                Push(outlet, element);
                PullIfAsked();
            }
            else
            {
                _held = element;
                _heldFor = index;
            }
        }

        public override void OnUpstreamFinish()
        {
            if (_heldFor < 0)
                CompleteStage();
        }

        private void Asked(int index)
        {
            if (_heldFor < 0)
            {
                if (!HasBeenPulled(_stage.In))
                    TryPull(_stage.In);
                return;
            }

            if (_heldFor != index)
                return;
            var element = _held;
            Release();
            Push(_stage.Out(index), element);
            if (IsClosed(_stage.In))
                CompleteStage();
            else
                PullIfAsked();
        }

        private void Cancelled(int index, Exception cause)
        {
            if (--_running == 0)
            {
                CancelStage(cause);
            }
            else if (_heldFor == index)
            {
                Release();
                if (IsClosed(_stage.In))
                    CompleteStage();
                else
                    PullIfAsked();
            }
        }

        private void Release()
        {
            _held = default;
            _heldFor = -1;
        }

        private void PullIfAsked()
        {
            for (var i = 0; i < _stage._outputPorts; i++)
            {
                if (!IsAvailable(_stage.Out(i)))
                    continue;
                if (!HasBeenPulled(_stage.In))
                    TryPull(_stage.In);
                return;
            }
        }
    }
}

/// <summary>The partitioning function named an output that does not exist.</summary>
public sealed class PartitionOutOfBoundsException : Exception
{
    public PartitionOutOfBoundsException(string message) : base(message)
    {
    }
}
