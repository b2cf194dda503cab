using System.Collections.Immutable;
using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

public static class ZipN
{
    public static IGraph<UniformFanInShape<T, IImmutableList<T>>> Create<T>(int n) => new ZipN<T>(n);
}

/// <summary>Combines n streams into one of lists.</summary>
public sealed class ZipN<T> : ZipWithN<T, IImmutableList<T>>
{
    public ZipN(int n) : base(static elements => elements, n)
    {
    }

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("ZipN");

    public override string ToString() => "ZipN";
}

public static class ZipWithN
{
    public static IGraph<UniformFanInShape<TIn, TOut>> Create<TIn, TOut>(Func<IImmutableList<TIn>, TOut> zipper, int n) =>
        new ZipWithN<TIn, TOut>(zipper, n);
}

/// <summary>Combines n streams of one type element by element. Completes when one has completed and its elements are used up.</summary>
public class ZipWithN<TIn, TOut> : GraphStage<UniformFanInShape<TIn, TOut>>
{
    private readonly Func<IImmutableList<TIn>, TOut> _zipper;

    public ZipWithN(Func<IImmutableList<TIn>, TOut> zipper, int n)
    {
        _zipper = zipper;
        Shape = new UniformFanInShape<TIn, TOut>(n, "ZipWithN");
    }

    public override UniformFanInShape<TIn, TOut> Shape { get; }

    public Outlet<TOut> Out => Shape.Out;

    public IImmutableList<Inlet<TIn>> Inlets => Shape.Ins;

    protected override Attributes InitialAttributes { get; } = Attributes.CreateName("ZipWithN");

    public Inlet<TIn> In(int i) => Shape.In(i);

    public override string ToString() => "ZipWithN";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : ZipLogic<TOut>
    {
        private readonly ZipWithN<TIn, TOut> _stage;

        public Logic(ZipWithN<TIn, TOut> stage) : base(stage.Shape, stage.Out)
        {
            _stage = stage;
            foreach (var inlet in stage.Inlets)
                Register(inlet);
        }

        protected override TOut Combine() => _stage._zipper(_stage.Inlets.Select(Grab).ToImmutableList());
    }
}
