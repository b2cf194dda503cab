using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Merges two sorted streams into a sorted one. Completes when both have. Holds one element of each.</summary>
public sealed class MergeSorted<T> : GraphStage<FanInShape<T, T, T>>
{
    public readonly Inlet<T> Left = new("left");
    public readonly Inlet<T> Right = new("right");
    public readonly Outlet<T> Out = new("out");
    private readonly Func<T, T, int> _compare;

    public MergeSorted(Func<T, T, int> compare)
    {
        _compare = compare;
        Shape = new FanInShape<T, T, T>(Out, Left, Right);
    }

    public override FanInShape<T, T, T> Shape { get; }

    public override string ToString() => "MergeSorted";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly MergeSorted<T> _stage;

        public Logic(MergeSorted<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage.Left, Decide, Decide);
            SetHandler(stage.Right, Decide, Decide);
            SetHandler(stage.Out, this);
        }

        public override void PreStart()
        {
            TryPull(_stage.Left);
            TryPull(_stage.Right);
        }

        public override void OnPull() => Decide();

        /// <summary>Emits the smaller element, once both sides have one or have ended.</summary>
        private void Decide()
        {
            var (left, right) = (_stage.Left, _stage.Right);
            var (hasLeft, hasRight) = (IsAvailable(left), IsAvailable(right));
            if ((!hasLeft && !IsClosed(left)) || (!hasRight && !IsClosed(right)) || !IsAvailable(_stage.Out))
            {
                if (!hasLeft && !hasRight && IsClosed(left) && IsClosed(right))
                    CompleteStage();
                return;
            }

            if (!hasLeft && !hasRight)
                CompleteStage();
            else if (!hasRight)
                PushFrom(left);
            else if (!hasLeft)
                PushFrom(right);
            else
                PushSmaller();
        }

        private void PushSmaller()
        {
            var left = Grab(_stage.Left);
            var right = Grab(_stage.Right);
            var leftFirst = _stage._compare(left, right) < 0;
            var (first, second) = leftFirst ? (left, right) : (right, left);
            var (emitted, kept) = leftFirst ? (_stage.Left, _stage.Right) : (_stage.Right, _stage.Left);
            PutBack(kept, second);
            Push(_stage.Out, first);
            TryPull(emitted);
        }

        private void PushFrom(Inlet<T> inlet)
        {
            Push(_stage.Out, Grab(inlet));
            TryPull(inlet);
            if (IsClosed(_stage.Left) && IsClosed(_stage.Right) && !IsAvailable(_stage.Left) && !IsAvailable(_stage.Right))
                CompleteStage();
        }
    }
}
