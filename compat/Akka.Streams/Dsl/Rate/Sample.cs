using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Passes on one element out of several. Emits when the step is reached; backpressures with downstream; completes with upstream.</summary>
public class Sample<T> : GraphStage<FlowShape<T, T>>
{
    private readonly Func<int> _next;

    /// <summary>Passes on every <paramref name="nth"/> element; at least 1, or the run fails at its start.</summary>
    public Sample(int nth) : this(() => nth)
    {
    }

    /// <summary>The function says which element after the last one is next: 1 is the very next.</summary>
    public Sample(Func<int> next)
    {
        _next = next;
        Shape = new FlowShape<T, T>(In, Out);
    }

    public Inlet<T> In { get; } = new("Sample.in");

    public Outlet<T> Out { get; } = new("Sample.out");

    public override FlowShape<T, T> Shape { get; }

    /// <summary>Steps from 1 to <paramref name="maxStep"/>, by chance.</summary>
    /// <exception cref="ArgumentException">A maximum below 1.</exception>
    public static Sample<T> Random(int maxStep = 1000)
    {
        if (maxStep <= 0)
            throw new ArgumentException($"The longest step must be greater than 0, but is {maxStep}", nameof(maxStep));
        return new Sample<T>(() => System.Random.Shared.Next(maxStep) + 1);
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly Sample<T> _stage;
        private int _left;

        public Logic(Sample<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            _left = NextStep();
            SetHandlers(stage.In, stage.Out, this);
        }

        public override void OnPush()
        {
            if (--_left > 0)
            {
                Pull(_stage.In);
                return;
            }

            _left = NextStep();
            Push(_stage.Out, Grab(_stage.In));
        }

        public override void OnPull() => Pull(_stage.In);

        private int NextStep()
        {
            var step = _stage._next();
            if (step <= 0)
                throw new ArgumentException($"A sampling step must be greater than 0, but is {step}");
            return step;
        }
    }
}
