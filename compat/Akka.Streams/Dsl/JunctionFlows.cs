namespace Akka.Streams.Dsl;

/// <summary>Junctions with all ports but one inlet and one outlet taken: flows that an operator appends.</summary>
internal static class JunctionFlows
{
    public static IGraph<FlowShape<T, T>, TMat> Concat<T, TMat>(IGraph<SourceShape<T>, TMat> that) => FanIn(that, new Concat<T, T>());

    public static IGraph<FlowShape<TIn, TOut>, TMat> Prepend<TIn, TOut, TMat>(IGraph<SourceShape<TOut>, TMat> that) where TIn : TOut =>
        GraphDsl.Create(that, (b, source) =>
        {
            var concat = b.Add(new Concat<TOut, TOut>());
            var widen = b.Add(Flow.Create<TIn>().Select(static element => (TOut)element));
            b.From(source).To(concat.In(0));
            b.From(widen.Outlet).To(concat.In(1));
            return new FlowShape<TIn, TOut>(widen.Inlet, concat.Out);
        });

    public static IGraph<FlowShape<T, T>, TMat> OrElse<T, TMat>(IGraph<SourceShape<T>, TMat> secondary) => FanIn(secondary, new OrElse<T>());

    public static IGraph<FlowShape<TIn, TOut>, TMat> Merge<TIn, TOut, TMat>(IGraph<SourceShape<TOut>, TMat> that, bool eagerComplete = false)
        where TIn : TOut => FanInWiden<TIn, TOut, TMat>(that, new Merge<TOut>(2, eagerComplete));

    public static IGraph<FlowShape<TIn, TOut>, TMat> Interleave<TIn, TOut, TMat>(IGraph<SourceShape<TOut>, TMat> that, int segmentSize)
        where TIn : TOut => FanInWiden<TIn, TOut, TMat>(that, new Interleave<TOut, TOut>(2, segmentSize, eagerClose: false));

    public static IGraph<FlowShape<T, T>, TMat> MergeSorted<T, TMat>(IGraph<SourceShape<T>, TMat> that, Func<T, T, int> compare) =>
        GraphDsl.Create(that, (b, source) =>
        {
            var merge = b.Add(new MergeSorted<T>(compare));
            b.From(source).To(merge.In1);
            return new FlowShape<T, T>(merge.In0, merge.Out);
        });

    public static IGraph<FlowShape<T1, T3>, TMat> ZipWith<T1, T2, T3, TMat>(IGraph<SourceShape<T2>, TMat> that, Func<T1, T2, T3> combine) =>
        GraphDsl.Create(that, (b, source) =>
        {
            var zip = b.Add(new ZipWith<T1, T2, T3>(combine));
            b.From(source).To(zip.In1);
            return new FlowShape<T1, T3>(zip.In0, zip.Out);
        });

    public static IGraph<FlowShape<T, T>, TMat> AlsoTo<T, TMat>(IGraph<SinkShape<T>, TMat> that, bool propagateFailure) =>
        GraphDsl.Create(that, (b, sink) =>
        {
            var broadcast = b.Add(new Broadcast<T>(2, eagerCancel: propagateFailure));
            b.From(broadcast.Out(1)).To(sink);
            return new FlowShape<T, T>(broadcast.In, broadcast.Out(0));
        });

    public static IGraph<FlowShape<T, T>, TMat> WireTap<T, TMat>(IGraph<SinkShape<T>, TMat> that) =>
        GraphDsl.Create(that, (b, sink) =>
        {
            var tap = b.Add(Dsl.WireTap.Create<T>());
            b.From(tap.Out1).To(sink);
            return new FlowShape<T, T>(tap.In, tap.Out0);
        });

    public static IGraph<FlowShape<T, T>, TMat> DivertTo<T, TMat>(IGraph<SinkShape<T>, TMat> that, Func<T, bool> when) =>
        GraphDsl.Create(that, (b, sink) =>
        {
            var partition = b.Add(new Partition<T>(2, element => when(element) ? 1 : 0));
            b.From(partition.Out(1)).To(sink);
            return new FlowShape<T, T>(partition.In, partition.Out(0));
        });

    private static IGraph<FlowShape<T, T>, TMat> FanIn<T, TMat>(IGraph<SourceShape<T>, TMat> that, IGraph<UniformFanInShape<T, T>, NotUsed> junction) =>
        GraphDsl.Create(that, (b, source) =>
        {
            var fanIn = b.Add(junction);
            b.From(source).To(fanIn.In(1));
            return new FlowShape<T, T>(fanIn.In(0), fanIn.Out);
        });

    private static IGraph<FlowShape<TIn, TOut>, TMat> FanInWiden<TIn, TOut, TMat>(
        IGraph<SourceShape<TOut>, TMat> that, IGraph<UniformFanInShape<TOut, TOut>, NotUsed> junction) where TIn : TOut
    {
        if (typeof(TIn) == typeof(TOut))
            return (IGraph<FlowShape<TIn, TOut>, TMat>)FanIn(that, junction);
        return GraphDsl.Create(that, (b, source) =>
        {
            var fanIn = b.Add(junction);
            var widen = b.Add(Flow.Create<TIn>().Select(static element => (TOut)element));
            b.From(widen.Outlet).To(fanIn.In(0));
            b.From(source).To(fanIn.In(1));
            return new FlowShape<TIn, TOut>(widen.Inlet, fanIn.Out);
        });
    }
}
