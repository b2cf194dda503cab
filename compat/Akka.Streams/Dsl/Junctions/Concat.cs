using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

public static class Concat
{
    /// <summary>A concat that asks each input for one element ahead, so that it can be part of a cycle.</summary>
    public static IGraph<UniformFanInShape<T, T>, NotUsed> Create<T>(int inputPorts = 2) => DetachedInputs.Of(new Concat<T, T>(inputPorts));
}

/// <summary>Emits one input after the other; each is asked for elements only when those before it have completed.</summary>
public class Concat<TIn, TOut> : GraphStage<UniformFanInShape<TIn, TOut>> where TIn : TOut
{
    private readonly int _inputPorts;

    public Concat(int inputPorts = 2)
    {
        if (inputPorts <= 1)
            throw new ArgumentException("A Concat must have more than 1 input port", nameof(inputPorts));
        _inputPorts = inputPorts;
        Shape = new UniformFanInShape<TIn, TOut>(inputPorts, "Concat");
    }

    public override UniformFanInShape<TIn, TOut> Shape { get; }

    public Outlet<TOut> Out => Shape.Out;

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("Concat");

    public Inlet<TIn> In(int id) => Shape.In(id);

    public override string ToString() => "Concat";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly Concat<TIn, TOut> _stage;
        private int _active;

        public Logic(Concat<TIn, TOut> stage) : base(stage.Shape)
        {
            _stage = stage;
            for (var i = 0; i < stage._inputPorts; i++)
            {
                var index = i;
                SetHandler(
                    stage.In(i),
                    onPush: () => Push(_stage.Out, Grab(_stage.In(index))),
                    onUpstreamFinish: () => Finished(index));
            }

            SetHandler(stage.Out, this);
        }

        public override void OnPull() => Pull(_stage.In(_active));

        private void Finished(int index)
        {
            if (index != _active)
                return;
            do
            {
                _active++;
            }
            while (_active < _stage._inputPorts && IsClosed(_stage.In(_active)));

            if (_active == _stage._inputPorts)
                CompleteStage();
            else if (IsAvailable(_stage.Out))
                Pull(_stage.In(_active));
        }
    }
}
