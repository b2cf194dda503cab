using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>While downstream is slower, puts the elements together; upstream never waits.</summary>
    public static Source<TSeed, TMat> ConflateWithSeed<TOut, TMat, TSeed>(
        this Source<TOut, TMat> flow,
        Func<TOut, TSeed> seed,
        Func<TSeed, TOut, TSeed> aggregate) =>
        flow.Via(new Batch<TOut, TSeed>(1L, static _ => 0L, seed, aggregate));

    /// <summary>While downstream is slower, puts the elements together; upstream never waits.</summary>
    public static Source<TOut, TMat> Conflate<TOut, TMat>(this Source<TOut, TMat> flow, Func<TOut, TOut, TOut> aggregate) =>
        flow.Via(new Batch<TOut, TOut>(1L, static _ => 0L, static element => element, aggregate));

    /// <summary>While downstream is slower, puts up to <paramref name="max"/> elements together; then upstream waits.</summary>
    public static Source<TOut2, TMat> Batch<TOut, TOut2, TMat>(
        this Source<TOut, TMat> flow,
        long max,
        Func<TOut, TOut2> seed,
        Func<TOut2, TOut, TOut2> aggregate) =>
        flow.Via(new Batch<TOut, TOut2>(max, static _ => 1L, seed, aggregate));

    /// <summary>While downstream is slower, puts elements together up to a total cost; then upstream waits.</summary>
    public static Source<TOut2, TMat> BatchWeighted<TOut, TOut2, TMat>(
        this Source<TOut, TMat> flow,
        long max,
        Func<TOut, long> costFunction,
        Func<TOut, TOut2> seed,
        Func<TOut2, TOut, TOut2> aggregate) =>
        flow.Via(new Batch<TOut, TOut2>(max, costFunction, seed, aggregate));

    /// <summary>While upstream is slower, emits from an enumerator made of the latest element.</summary>
    public static Source<TOut2, TMat> Expand<TOut1, TOut2, TMat>(this Source<TOut1, TMat> flow, Func<TOut1, IEnumerator<TOut2>> extrapolate) =>
        flow.Via(new Expand<TOut1, TOut2>(extrapolate));

    /// <summary>Holds up to <paramref name="size"/> elements; when full, does what the strategy says.</summary>
    public static Source<TOut, TMat> Buffer<TOut, TMat>(this Source<TOut, TMat> flow, int size, OverflowStrategy strategy) =>
        flow.Via(new Buffer<TOut>(size, strategy));

    /// <summary>Asks upstream for one element ahead of demand.</summary>
    public static Source<TOut, TMat> Detach<TOut, TMat>(this Source<TOut, TMat> flow) =>
        flow.Via(new Detacher<TOut>());

    /// <summary>Emits the latest element again while there is no newer one.</summary>
    public static Source<T, TMat> RepeatPrevious<T, TMat>(this Source<T, TMat> source) =>
        source.Via(new ReuseLatest<T>());

    /// <summary>Emits the latest element again while there is no newer one; the action is told of each change.</summary>
    public static Source<T, TMat> RepeatPrevious<T, TMat>(this Source<T, TMat> source, Action<T, T> onItemUpdated) =>
        source.Via(new ReuseLatest<T>(onItemUpdated));
}

public static partial class FlowOperations
{
    /// <summary>While downstream is slower, puts the elements together; upstream never waits.</summary>
    public static Flow<TIn, TSeed, TMat> ConflateWithSeed<TIn, TOut, TMat, TSeed>(
        this Flow<TIn, TOut, TMat> flow,
        Func<TOut, TSeed> seed,
        Func<TSeed, TOut, TSeed> aggregate) =>
        flow.Via(new Batch<TOut, TSeed>(1L, static _ => 0L, seed, aggregate));

    /// <summary>While downstream is slower, puts the elements together; upstream never waits.</summary>
    public static Flow<TIn, TOut, TMat> Conflate<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, Func<TOut, TOut, TOut> aggregate) =>
        flow.Via(new Batch<TOut, TOut>(1L, static _ => 0L, static element => element, aggregate));

    /// <summary>While downstream is slower, puts up to <paramref name="max"/> elements together; then upstream waits.</summary>
    public static Flow<TIn, TOut2, TMat> Batch<TIn, TOut, TOut2, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        long max,
        Func<TOut, TOut2> seed,
        Func<TOut2, TOut, TOut2> aggregate) =>
        flow.Via(new Batch<TOut, TOut2>(max, static _ => 1L, seed, aggregate));

    /// <summary>While downstream is slower, puts elements together up to a total cost; then upstream waits.</summary>
    public static Flow<TIn, TOut2, TMat> BatchWeighted<TIn, TOut, TOut2, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        long max,
        Func<TOut, long> costFunction,
        Func<TOut, TOut2> seed,
        Func<TOut2, TOut, TOut2> aggregate) =>
        flow.Via(new Batch<TOut, TOut2>(max, costFunction, seed, aggregate));

    /// <summary>While upstream is slower, emits from an enumerator made of the latest element.</summary>
    public static Flow<TIn, TOut2, TMat> Expand<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow,
        Func<TOut1, IEnumerator<TOut2>> extrapolate) =>
        flow.Via(new Expand<TOut1, TOut2>(extrapolate));

    /// <summary>Holds up to <paramref name="size"/> elements; when full, does what the strategy says.</summary>
    public static Flow<TIn, TOut, TMat> Buffer<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, int size, OverflowStrategy strategy) =>
        flow.Via(new Buffer<TOut>(size, strategy));

    /// <summary>Asks upstream for one element ahead of demand.</summary>
    public static Flow<TIn, TOut, TMat> Detach<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow) =>
        flow.Via(new Detacher<TOut>());

    /// <summary>Emits the latest element again while there is no newer one.</summary>
    public static Flow<TIn, TOut, TMat> RepeatPrevious<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow) =>
        flow.Via(new ReuseLatest<TOut>());

    /// <summary>Emits the latest element again while there is no newer one; the action is told of each change.</summary>
    public static Flow<TIn, TOut, TMat> RepeatPrevious<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, Action<TOut, TOut> onItemChanged) =>
        flow.Via(new ReuseLatest<TOut>(onItemChanged));
}
