using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Combines 8 streams element by element. Completes when one of them has completed and its elements are used up.</summary>
public class ZipWith<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut> : GraphStage<FanInShape<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut>>
{
    public ZipWith(Func<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut> zipper)
    {
        Zipper = zipper;
        Shape = new FanInShape<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut>("ZipWith");
    }

    public Func<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut> Zipper { get; }

    public Outlet<TOut> Out => Shape.Out;

    public Inlet<TIn0> In0 => Shape.In0;

    public Inlet<TIn1> In1 => Shape.In1;

    public Inlet<TIn2> In2 => Shape.In2;

    public Inlet<TIn3> In3 => Shape.In3;

    public Inlet<TIn4> In4 => Shape.In4;

    public Inlet<TIn5> In5 => Shape.In5;

    public Inlet<TIn6> In6 => Shape.In6;

    public Inlet<TIn7> In7 => Shape.In7;

    public sealed override FanInShape<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut> Shape { get; }

    protected sealed override Attributes InitialAttributes { get; } = Attributes.CreateName("ZipWith");

    public override string ToString() => "ZipWith";

    protected sealed override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : ZipLogic<TOut>
    {
        private readonly ZipWith<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut> _stage;

        public Logic(ZipWith<TIn0, TIn1, TIn2, TIn3, TIn4, TIn5, TIn6, TIn7, TOut> stage) : base(stage.Shape, stage.Out)
        {
            _stage = stage;
            Register(stage.In0);
            Register(stage.In1);
            Register(stage.In2);
            Register(stage.In3);
            Register(stage.In4);
            Register(stage.In5);
            Register(stage.In6);
            Register(stage.In7);
        }

        protected override TOut Combine() => _stage.Zipper(
            Grab(_stage.In0),
            Grab(_stage.In1),
            Grab(_stage.In2),
            Grab(_stage.In3),
            Grab(_stage.In4),
            Grab(_stage.In5),
            Grab(_stage.In6),
            Grab(_stage.In7));
    }
}
