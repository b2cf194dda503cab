namespace Akka.Streams.Dsl;

public static partial class GraphDsl
{
    /// <summary>An outlet waiting to be connected, read from left to right.</summary>
    public sealed class ForwardOps<TOut, TMat>
    {
        internal readonly Builder<TMat> Builder;

        public ForwardOps(Builder<TMat> builder, Outlet<TOut> outlet)
        {
            Builder = builder;
            Out = outlet;
        }

        public Outlet<TOut> Out { get; }
    }

    /// <summary>An inlet waiting to be connected, read from right to left.</summary>
    public sealed class ReverseOps<TIn, TMat>
    {
        internal readonly Builder<TMat> Builder;

        public ReverseOps(Builder<TMat> builder, Inlet<TIn> inlet)
        {
            Builder = builder;
            In = inlet;
        }

        public Inlet<TIn> In { get; }
    }
}

public static class ForwardOps
{
    public static GraphDsl.Builder<TMat> To<TIn, TOut, TMat>(this GraphDsl.ForwardOps<TOut, TMat> ops, Inlet<TIn> inlet) where TIn : TOut =>
        Connect(ops, inlet);

    public static GraphDsl.Builder<TMat> To<TIn, TOut, TMat>(this GraphDsl.ForwardOps<TOut, TMat> ops, SinkShape<TIn> sink) where TIn : TOut =>
        Connect(ops, sink.Inlet);

    public static GraphDsl.Builder<TMat> To<TIn, TOut, TMat>(this GraphDsl.ForwardOps<TOut, TMat> ops, FlowShape<TIn, TOut> flow) where TIn : TOut =>
        Connect(ops, flow.Inlet);

    public static GraphDsl.Builder<TMat> To<TIn, TOut, TMat, TMat2>(this GraphDsl.ForwardOps<TOut, TMat> ops, IGraph<SinkShape<TIn>, TMat2> sink)
        where TIn : TOut => Connect(ops, ops.Builder.Add(sink).Inlet);

    public static GraphDsl.Builder<TMat> To<TIn, TOut1, TOut2, TMat>(this GraphDsl.ForwardOps<TOut1, TMat> ops, UniformFanInShape<TIn, TOut2> junction)
        where TIn : TOut1 => Connect(ops, ops.Builder.FreeInlet(junction));

    public static GraphDsl.Builder<TMat> To<TIn, TOut1, TOut2, TMat>(this GraphDsl.ForwardOps<TOut1, TMat> ops, UniformFanOutShape<TIn, TOut2> junction)
        where TIn : TOut1 => Connect(ops, junction.In);

    public static GraphDsl.ForwardOps<TOut2, TMat> Via<TIn, TOut1, TOut2, TMat>(this GraphDsl.ForwardOps<TOut1, TMat> ops, FlowShape<TIn, TOut2> flow)
        where TIn : TOut1 => Continue(ops, flow.Inlet, flow.Outlet);

    public static GraphDsl.ForwardOps<TOut2, TMat> Via<TIn, TOut1, TOut2, TMat>(this GraphDsl.ForwardOps<TOut1, TMat> ops, IGraph<FlowShape<TIn, TOut2>, NotUsed> flow)
        where TIn : TOut1
    {
        var shape = ops.Builder.Add(flow);
        return Continue(ops, shape.Inlet, shape.Outlet);
    }

    public static GraphDsl.ForwardOps<TOut2, TMat> Via<TIn, TOut1, TOut2, TMat>(this GraphDsl.ForwardOps<TOut1, TMat> ops, UniformFanInShape<TIn, TOut2> junction)
        where TIn : TOut1 => Continue(ops, ops.Builder.FreeInlet(junction), junction.Out);

    public static GraphDsl.ForwardOps<TOut2, TMat> Via<TIn, TOut1, TOut2, TMat>(this GraphDsl.ForwardOps<TOut1, TMat> ops, UniformFanOutShape<TIn, TOut2> junction)
        where TIn : TOut1
    {
        Connect(ops, junction.In);
        return ops.Builder.From(junction);
    }

    private static GraphDsl.Builder<TMat> Connect<TOut, TMat>(GraphDsl.ForwardOps<TOut, TMat> ops, Inlet inlet)
    {
        ops.Builder.Connect(ops.Out, inlet);
        return ops.Builder;
    }

    private static GraphDsl.ForwardOps<TOut2, TMat> Continue<TOut1, TOut2, TMat>(GraphDsl.ForwardOps<TOut1, TMat> ops, Inlet inlet, Outlet<TOut2> outlet)
    {
        ops.Builder.Connect(ops.Out, inlet);
        return new GraphDsl.ForwardOps<TOut2, TMat>(ops.Builder, outlet);
    }
}

public static class ReverseOps
{
    public static GraphDsl.Builder<TMat> From<TIn, TOut, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, Outlet<TOut> outlet) where TIn : TOut =>
        Connect(ops, outlet);

    public static GraphDsl.Builder<TMat> From<TIn, TOut, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, SourceShape<TOut> source) where TIn : TOut =>
        Connect(ops, source.Outlet);

    public static GraphDsl.Builder<TMat> From<TIn, TOut, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, IGraph<SourceShape<TOut>, TMat> source)
        where TIn : TOut => Connect(ops, ops.Builder.Add(source).Outlet);

    public static GraphDsl.Builder<TMat> From<TIn, TOut, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, FlowShape<TIn, TOut> flow) where TIn : TOut =>
        Connect(ops, flow.Outlet);

    public static GraphDsl.Builder<TMat> From<TIn, TOut, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, UniformFanInShape<TIn, TOut> junction)
        where TIn : TOut => Connect(ops, junction.Out);

    public static GraphDsl.Builder<TMat> From<TIn, TOut1, TOut2, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, UniformFanOutShape<TOut1, TOut2> junction)
        where TIn : TOut2 => Connect(ops, ops.Builder.FreeOutlet(junction));

    public static GraphDsl.ReverseOps<TOut1, TMat> Via<TIn, TOut1, TOut2, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, FlowShape<TOut1, TOut2> flow)
        where TIn : TOut2 => Continue(ops, flow.Outlet, flow.Inlet);

    public static GraphDsl.ReverseOps<TOut1, TMat> Via<TIn, TOut1, TOut2, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, IGraph<FlowShape<TOut1, TOut2>, TMat> flow)
        where TIn : TOut2
    {
        var shape = ops.Builder.Add(flow);
        return Continue(ops, shape.Outlet, shape.Inlet);
    }

    public static GraphDsl.ReverseOps<TIn, TMat> Via<TIn, TOut, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, UniformFanInShape<TIn, TOut> junction)
        where TIn : TOut
    {
        Connect(ops, junction.Out);
        return new GraphDsl.ReverseOps<TIn, TMat>(ops.Builder, ops.Builder.FreeInlet(junction));
    }

    public static GraphDsl.ReverseOps<TIn, TMat> Via<TIn, TOut, TMat>(this GraphDsl.ReverseOps<TIn, TMat> ops, UniformFanOutShape<TIn, TOut> junction)
        where TIn : TOut
    {
        Connect(ops, ops.Builder.FreeOutlet(junction));
        return new GraphDsl.ReverseOps<TIn, TMat>(ops.Builder, junction.In);
    }

    private static GraphDsl.Builder<TMat> Connect<TIn, TMat>(GraphDsl.ReverseOps<TIn, TMat> ops, Outlet outlet)
    {
        ops.Builder.Connect(outlet, ops.In);
        return ops.Builder;
    }

    private static GraphDsl.ReverseOps<TIn2, TMat> Continue<TIn1, TIn2, TMat>(GraphDsl.ReverseOps<TIn1, TMat> ops, Outlet outlet, Inlet<TIn2> inlet)
    {
        ops.Builder.Connect(outlet, ops.In);
        return new GraphDsl.ReverseOps<TIn2, TMat>(ops.Builder, inlet);
    }
}
