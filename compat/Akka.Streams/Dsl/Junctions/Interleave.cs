using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

public static class Interleave
{
    /// <summary>An interleave that asks each input for one element ahead, so that it can be part of a cycle.</summary>
    public static IGraph<UniformFanInShape<T, T>, NotUsed> Create<T>(int inputPorts, int segmentSize, bool eagerClose = false) =>
        DetachedInputs.Of(new Interleave<T, T>(inputPorts, segmentSize, eagerClose));
}

/// <summary>Takes a fixed number of elements from each input in turn. Completes when all inputs have, or the first one if eager.</summary>
public sealed class Interleave<TIn, TOut> : GraphStage<UniformFanInShape<TIn, TOut>> where TIn : TOut
{
    private readonly int _inputPorts;
    private readonly int _segmentSize;
    private readonly bool _eagerClose;

    internal Interleave(int inputPorts, int segmentSize, bool eagerClose)
    {
        if (inputPorts <= 1)
            throw new ArgumentException("Interleave input ports count must be greater than 1", nameof(inputPorts));
        if (segmentSize <= 0)
            throw new ArgumentException("Interleave segment size must be greater than 0", nameof(segmentSize));
        _inputPorts = inputPorts;
        _segmentSize = segmentSize;
        _eagerClose = eagerClose;
        Shape = new UniformFanInShape<TIn, TOut>(inputPorts, "Interleave");
    }

    public override UniformFanInShape<TIn, TOut> Shape { get; }

    public Outlet<TOut> Out => Shape.Out;

    public Inlet<TIn> In(int id) => Shape.In(id);

    public override string ToString() => "Interleave";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly Interleave<TIn, TOut> _stage;
        private int _current;
        private int _taken;
        private int _running;

        public Logic(Interleave<TIn, TOut> stage) : base(stage.Shape)
        {
            _stage = stage;
            _running = stage._inputPorts;
            for (var i = 0; i < stage._inputPorts; i++)
            {
                var inlet = stage.In(i);
                SetHandler(
                    inlet,
                    onPush: () =>
                    {
                        Push(_stage.Out, Grab(inlet));
                        if (++_taken == _stage._segmentSize)
                            SwitchToNext();
                    },
                    onUpstreamFinish: () => Finished(inlet));
            }

            SetHandler(stage.Out, this);
        }

        private Inlet<TIn> Current => _stage.In(_current);

        public override void OnPull()
        {
            if (!HasBeenPulled(Current))
                TryPull(Current);
        }

        private void Finished(Inlet<TIn> inlet)
        {
            if (_stage._eagerClose || --_running == 0)
            {
                CompleteStage();
                return;
            }

            if (inlet != Current)
                return;
            SwitchToNext();
            if (IsAvailable(_stage.Out))
                Pull(Current);
        }

        private void SwitchToNext()
        {
            _taken = 0;
            var from = _current;
            do
            {
                _current = (_current + 1) % _stage._inputPorts;
            }
            while (_current != from && IsClosed(Current));
        }
    }
}
