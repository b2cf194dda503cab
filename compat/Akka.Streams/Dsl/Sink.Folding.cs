namespace Akka.Streams.Dsl;

public static partial class Sink
{
    /// <summary>The result over all elements.</summary>
    public static Sink<TIn, Task<TOut>> Aggregate<TIn, TOut>(TOut zero, Func<TOut, TIn, TOut> aggregate) =>
        Flow.Create<TIn>().Aggregate(zero, aggregate).ToMaterialized(First<TOut>(), Keep.Right).Named("AggregateSink");

    /// <summary>The result over all elements, each step of which is a task.</summary>
    public static Sink<TIn, Task<TOut>> AggregateAsync<TIn, TOut>(TOut zero, Func<TOut, TIn, Task<TOut>> aggregate) =>
        Flow.Create<TIn>().AggregateAsync(zero, aggregate).ToMaterialized(First<TOut>(), Keep.Right).Named("AggregateAsyncSink");

    /// <summary>All elements reduced to one; fails on an empty stream.</summary>
    public static Sink<TIn, Task<TIn>> Sum<TIn>(Func<TIn, TIn, TIn> reduce) =>
        Flow.Create<TIn>().Sum(reduce).ToMaterialized(First<TIn>(), Keep.Right).Named("SumSink");

    /// <summary>Runs a task for each element, up to <paramref name="parallelism"/> at once.</summary>
    public static Sink<TIn, Task<Done>> ForEachAsync<TIn>(int parallelism, Func<TIn, Task> action) =>
        Flow.Create<TIn>()
            .SelectAsyncUnordered(parallelism, async element =>
            {
                await action(element).ConfigureAwait(false);
                return Done.Instance;
            })
            .ToMaterialized(Ignore<Done>(), Keep.Right);

    [Obsolete("Use ForEachAsync instead, it allows you to choose how to run the procedure.")]
    public static Sink<TIn, Task<Done>> ForEachParallel<TIn>(int parallelism, Action<TIn> action) =>
        ForEachAsync<TIn>(parallelism, element => Task.Run(() => action(element)));

    /// <summary>Several sinks behind a fan-out junction, which the strategy makes for the given number of outputs.</summary>
    public static Sink<TIn, NotUsed> Combine<TIn, TOut, TMat>(
        Func<int, IGraph<UniformFanOutShape<TIn, TOut>, TMat>> strategy,
        Sink<TOut, NotUsed> first,
        Sink<TOut, NotUsed> second,
        params Sink<TOut, NotUsed>[] rest) =>
        FromGraph(GraphDsl.Create(b =>
        {
            var junction = b.Add(strategy(rest.Length + 2));
            b.From(junction.Out(0)).To(first);
            b.From(junction.Out(1)).To(second);
            for (var i = 0; i < rest.Length; i++)
                b.From(junction.Out(i + 2)).To(rest[i]);
            return new SinkShape<TIn>(junction.In);
        }));
}
