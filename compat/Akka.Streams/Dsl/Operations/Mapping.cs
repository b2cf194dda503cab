using Akka.Streams.Implementation.Stages;
using Akka.Util;

namespace Akka.Streams.Dsl;

public static partial class SourceOperations
{
    /// <summary>Maps each element.</summary>
    public static Source<TOut, TMat> Select<TIn, TOut, TMat>(this Source<TIn, TMat> flow, Func<TIn, TOut> mapper) =>
        flow.Via(new Select<TIn, TOut>(mapper));

    /// <summary>Turns each element into any number of others; all of them are emitted before the next element is asked for.</summary>
    public static Source<TOut2, TMat> SelectMany<TOut1, TOut2, TMat>(this Source<TOut1, TMat> flow, Func<TOut1, IEnumerable<TOut2>> mapConcater) =>
        flow.Via(new StatefulSelectMany<TOut1, TOut2>(() => mapConcater));

    /// <summary>As SelectMany, with a function that is made anew for each run and may keep state.</summary>
    public static Source<TOut2, TMat> StatefulSelectMany<TOut1, TOut2, TMat>(
        this Source<TOut1, TMat> flow,
        Func<Func<TOut1, IEnumerable<TOut2>>> mapConcaterFactory) =>
        flow.Via(new StatefulSelectMany<TOut1, TOut2>(mapConcaterFactory));

    /// <summary>Maps elements and drops those mapped to the default value.</summary>
    [Obsolete("Use the overload with isDefined.")]
    public static Source<TOut2, TMat> Collect<TOut1, TOut2, TMat>(this Source<TOut1, TMat> flow, Func<TOut1, TOut2> collector) =>
        flow.Select(element => ValueTuple.Create(collector(element)))
            .Where(static result => !EqualityComparer<TOut2>.Default.Equals(result.Item1, default))
            .Select(static result => result.Item1);

    /// <summary>Maps the elements for which the function is defined and drops the others.</summary>
    public static Source<TOut2, TMat> Collect<TOut1, TOut2, TMat>(
        this Source<TOut1, TMat> flow,
        Func<TOut1, bool> isDefined,
        Func<TOut1, TOut2> collector) =>
        flow.Via(new Collect<TOut1, TOut2>(isDefined, collector));

    /// <summary>Puts an element between all others, one before and one after them.</summary>
    public static Source<TOut, TMat> Intersperse<TOut, TMat>(this Source<TOut, TMat> flow, TOut start, TOut inject, TOut end) =>
        flow.Via(new Intersperse<TOut>(Option<TOut>.Create(start), inject, Option<TOut>.Create(end)));

    /// <summary>Puts an element between all others.</summary>
    public static Source<TOut, TMat> Intersperse<TOut, TMat>(this Source<TOut, TMat> flow, TOut inject) =>
        flow.Via(new Intersperse<TOut>(Option<TOut>.None, inject, Option<TOut>.None));
}

public static partial class FlowOperations
{
    /// <summary>Maps each element.</summary>
    public static Flow<T, TOut, TMat> Select<T, TIn, TOut, TMat>(this Flow<T, TIn, TMat> flow, Func<TIn, TOut> mapper) =>
        flow.Via(new Select<TIn, TOut>(mapper));

    /// <summary>Turns each element into any number of others; all of them are emitted before the next element is asked for.</summary>
    public static Flow<T, TOut, TMat> SelectMany<T, TIn, TOut, TMat>(this Flow<T, TIn, TMat> flow, Func<TIn, IEnumerable<TOut>> mapConcater) =>
        flow.Via(new StatefulSelectMany<TIn, TOut>(() => mapConcater));

    /// <summary>As SelectMany, with a function that is made anew for each run and may keep state.</summary>
    public static Flow<T, TOut, TMat> StatefulSelectMany<T, TIn, TOut, TMat>(
        this Flow<T, TIn, TMat> flow,
        Func<Func<TIn, IEnumerable<TOut>>> mapConcaterFactory) =>
        flow.Via(new StatefulSelectMany<TIn, TOut>(mapConcaterFactory));

    /// <summary>Maps elements and drops those mapped to the default value.</summary>
    [Obsolete("Use the overload with isDefined.")]
    public static Flow<TIn, TOut2, TMat> Collect<TIn, TOut1, TOut2, TMat>(this Flow<TIn, TOut1, TMat> flow, Func<TOut1, TOut2> collector) =>
        flow.Select(element => ValueTuple.Create(collector(element)))
            .Where(static result => !EqualityComparer<TOut2>.Default.Equals(result.Item1, default))
            .Select(static result => result.Item1);

    /// <summary>Maps the elements for which the function is defined and drops the others.</summary>
    public static Flow<TIn, TOut2, TMat> Collect<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow,
        Func<TOut1, bool> isDefined,
        Func<TOut1, TOut2> collector) =>
        flow.Via(new Collect<TOut1, TOut2>(isDefined, collector));

    /// <summary>Puts an element between all others, one before and one after them.</summary>
    public static Flow<TIn, TOut, TMat> Intersperse<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TOut start, TOut inject, TOut end) =>
        flow.Via(new Intersperse<TOut>(Option<TOut>.Create(start), inject, Option<TOut>.Create(end)));

    /// <summary>Puts an element between all others.</summary>
    public static Flow<TIn, TOut, TMat> Intersperse<TIn, TOut, TMat>(this Flow<TIn, TOut, TMat> flow, TOut inject) =>
        flow.Via(new Intersperse<TOut>(Option<TOut>.None, inject, Option<TOut>.None));
}
