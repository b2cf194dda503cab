using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>Collects n elements into one; the last group may be smaller.</summary>
    public static Source<IEnumerable<TOut>, TMat> Grouped<TOut, TMat>(this Source<TOut, TMat> flow, int n) =>
        flow.Via(new Grouped<TOut>(n));

    /// <summary>Windows of n elements, each beginning <paramref name="step"/> elements after the one before; the last one may be smaller.</summary>
    public static Source<IEnumerable<TOut>, TMat> Sliding<TOut, TMat>(this Source<TOut, TMat> flow, int n, int step = 1) =>
        flow.Via(new Sliding<TOut>(n, step));

    /// <summary>Groups of up to n elements, emitted when full or when the time is over; never empty.</summary>
    public static Source<IEnumerable<TOut>, TMat> GroupedWithin<TOut, TMat>(this Source<TOut, TMat> flow, int n, TimeSpan timeout) =>
        flow.Via(new GroupedWeightedWithin<TOut>(long.MaxValue, n, static _ => 1, timeout));

    /// <summary>Groups of up to a weight, emitted when full or when the time is over.</summary>
    public static Source<IEnumerable<TOut>, TMat> GroupedWeightedWithin<TOut, TMat>(
        this Source<TOut, TMat> flow,
        long maxWeight,
        TimeSpan interval,
        Func<TOut, long> costFn) =>
        flow.Via(new GroupedWeightedWithin<TOut>(maxWeight, int.MaxValue, costFn, interval));

    /// <summary>Groups of up to a weight and a number, emitted when full or when the time is over.</summary>
    public static Source<IEnumerable<TOut>, TMat> GroupedWeightedWithin<TOut, TMat>(
        this Source<TOut, TMat> flow,
        long maxWeight,
        int maxNumber,
        TimeSpan interval,
        Func<TOut, long> costFn) =>
        flow.Via(new GroupedWeightedWithin<TOut>(maxWeight, maxNumber, costFn, interval));
}

public static partial class FlowOperations
{
    /// <summary>Collects n elements into one; the last group may be smaller.</summary>
    public static Flow<TIn, IEnumerable<TOut>, TMat> Grouped<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, int n) =>
        flow.Via(new Grouped<TOut>(n));

    /// <summary>Windows of n elements, each beginning <paramref name="step"/> elements after the one before; the last one may be smaller.</summary>
    public static Flow<TIn, IEnumerable<TOut>, TMat> Sliding<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, int n, int step = 1) =>
        flow.Via(new Sliding<TOut>(n, step));

    /// <summary>Groups of up to n elements, emitted when full or when the time is over; never empty.</summary>
    public static Flow<TIn, IEnumerable<TOut>, TMat> GroupedWithin<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, int n, TimeSpan timeout) =>
        flow.Via(new GroupedWeightedWithin<TOut>(long.MaxValue, n, static _ => 1, timeout));

    /// <summary>Groups of up to a weight and a number, emitted when full or when the time is over.</summary>
    public static Flow<TIn, IEnumerable<TOut>, TMat> GroupedWeightedWithin<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow,
        long maxWeight,
        int maxNumber,
        TimeSpan interval,
        Func<TOut, long> costFn) =>
        flow.Via(new GroupedWeightedWithin<TOut>(maxWeight, maxNumber, costFn, interval));
}
