using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Dsl;

/// <summary>Emits each element to the left or the right output, as the function says. Either output's cancellation ends the stage.</summary>
public class PartitionWith<TIn, TOut0, TOut1> : GraphStage<FanOutShape<TIn, TOut0, TOut1>>
{
    private readonly Func<TIn, Either<TOut0, TOut1>> _partitionWith;

    public PartitionWith(Func<TIn, Either<TOut0, TOut1>> partitionWith)
    {
        _partitionWith = partitionWith;
        Shape = new FanOutShape<TIn, TOut0, TOut1>("partitionWith");
    }

    public override FanOutShape<TIn, TOut0, TOut1> Shape { get; }

    public override string ToString() => "PartitionWith";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly FanOutShape<TIn, TOut0, TOut1> _shape;
        private readonly Func<TIn, Either<TOut0, TOut1>> _partitionWith;
        private Either<TOut0, TOut1> _pending;

        public Logic(PartitionWith<TIn, TOut0, TOut1> stage) : base(stage.Shape)
        {
            _shape = stage.Shape;
            _partitionWith = stage._partitionWith;
            SetHandler(_shape.In, this);
            SetHandler(_shape.Out0, PullOrFlush);
            SetHandler(_shape.Out1, PullOrFlush);
        }

        public override void OnPush()
        {
            _pending = _partitionWith(Grab(_shape.In));
            Flush();
        }

        public override void OnUpstreamFinish()
        {
            if (_pending == null)
                CompleteStage();
        }

        private void PullOrFlush()
        {
            if (_pending != null)
                Flush();
            else if (!HasBeenPulled(_shape.In))
                TryPull(_shape.In);
        }

        private void Flush()
        {
            switch (_pending)
            {
                case Left<TOut0, TOut1> left when IsAvailable(_shape.Out0):
                    Push(_shape.Out0, left.Value);
                    break;
                case Right<TOut0, TOut1> right when IsAvailable(_shape.Out1):
                    Push(_shape.Out1, right.Value);
                    break;
                default:
                    return;
            }

            _pending = null;
            if (IsClosed(_shape.In))
                CompleteStage();
            else if ((IsAvailable(_shape.Out0) || IsAvailable(_shape.Out1)) && !HasBeenPulled(_shape.In))
                TryPull(_shape.In);
        }
    }
}
