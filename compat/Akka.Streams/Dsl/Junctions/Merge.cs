using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Merges streams of one type; see <see cref="Merge{TIn,TOut}"/>.</summary>
public sealed class Merge<T> : Merge<T, T>
{
    public Merge(int inputPorts, bool eagerComplete = false) : base(inputPorts, eagerComplete)
    {
    }
}

/// <summary>
/// Emits the elements of all inputs as they come. Completes when all inputs have, or the first one if eager. Holds one element of each input.
/// </summary>
public class Merge<TIn, TOut> : GraphStage<UniformFanInShape<TIn, TOut>> where TIn : TOut
{
    private readonly int _inputPorts;
    private readonly bool _eagerComplete;

    public Merge(int inputPorts, bool eagerComplete = false)
    {
        if (inputPorts < 1)
            throw new ArgumentException("Merge must have one or more input ports", nameof(inputPorts));
        _inputPorts = inputPorts;
        _eagerComplete = eagerComplete;
        Shape = new UniformFanInShape<TIn, TOut>(inputPorts, "Merge");
    }

    public override UniformFanInShape<TIn, TOut> Shape { get; }

    public Outlet<TOut> Out => Shape.Out;

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("Merge");

    public Inlet<TIn> In(int id) => Shape.In(id);

    public override string ToString() => "Merge";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly Merge<TIn, TOut> _stage;
        private readonly Queue<Inlet<TIn>> _waiting;
        private int _running;

        public Logic(Merge<TIn, TOut> stage) : base(stage.Shape)
        {
            _stage = stage;
            _running = stage._inputPorts;
            _waiting = new Queue<Inlet<TIn>>(_running);
            for (var i = 0; i < stage._inputPorts; i++)
                SetHandler(stage.In(i), new Input(this, stage.In(i)));
            SetHandler(stage.Out, this);
        }

        public override void PreStart()
        {
            for (var i = 0; i < _stage._inputPorts; i++)
                TryPull(_stage.In(i));
        }

        public override void OnPull()
        {
            while (_waiting.TryDequeue(out var inlet))
            {
                // What came from an input that was cancelled meanwhile is gone.
                if (!IsAvailable(inlet))
                    continue;
                PushFrom(inlet);
                break;
            }

            CompleteIfDone();
        }

        private void PushFrom(Inlet<TIn> inlet)
        {
            Push(_stage.Out, Grab(inlet));
            TryPull(inlet);
        }

        private void CompleteIfDone()
        {
            if (_running == 0 && _waiting.Count == 0)
                CompleteStage();
        }

        private sealed class Input : InHandler
        {
            private readonly Logic _logic;
            private readonly Inlet<TIn> _inlet;

            public Input(Logic logic, Inlet<TIn> inlet)
            {
                _logic = logic;
                _inlet = inlet;
            }

            public override void OnPush()
            {
                if (_logic.IsAvailable(_logic._stage.Out))
                    _logic.PushFrom(_inlet);
                else
                    _logic._waiting.Enqueue(_inlet);
            }

            public override void OnUpstreamFinish()
            {
                if (_logic._stage._eagerComplete)
                {
                    for (var i = 0; i < _logic._stage._inputPorts; i++)
                        _logic.Cancel(_logic._stage.In(i));
                    _logic._running = 0;
                }
                else
                {
                    _logic._running--;
                }

                _logic.CompleteIfDone();
            }
        }
    }
}
