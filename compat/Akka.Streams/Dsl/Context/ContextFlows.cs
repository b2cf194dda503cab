namespace Akka.Streams.Dsl;

/// <summary>Flows that work on the elements and take their contexts along.</summary>
internal static class ContextFlows
{
    public static Flow<(T, TCtx), (T2, TCtx), NotUsed> Select<T, TCtx, T2>(Func<T, T2> fn) =>
        Flow.Create<(T Element, TCtx Context)>().Select(pair => (fn(pair.Element), pair.Context));

    public static Flow<(T, TCtx), (T, TCtx2), NotUsed> SelectContext<T, TCtx, TCtx2>(Func<TCtx, TCtx2> fn) =>
        Flow.Create<(T Element, TCtx Context)>().Select(pair => (pair.Element, fn(pair.Context)));

    public static Flow<(T, TCtx), (T2, TCtx), NotUsed> SelectAsync<T, TCtx, T2>(int parallelism, Func<T, Task<T2>> fn) =>
        Flow.Create<(T Element, TCtx Context)>()
            .SelectAsync(parallelism, async pair => (await fn(pair.Element).ConfigureAwait(false), pair.Context));

    /// <summary>Leaves out what the function makes null of.</summary>
    public static Flow<(T, TCtx), (T2, TCtx), NotUsed> Collect<T, TCtx, T2>(Func<T, T2> fn) where T2 : class =>
        Select<T, TCtx, T2>(fn).Where(static pair => pair.Item1 is not null);

    public static Flow<(T, TCtx), (T, TCtx), NotUsed> Where<T, TCtx>(Func<T, bool> predicate) =>
        Flow.Create<(T Element, TCtx Context)>().Where(pair => predicate(pair.Element));

    public static Flow<(T, TCtx), (T, TCtx), NotUsed> WhereNot<T, TCtx>(Func<T, bool> predicate) => Where<T, TCtx>(element => !predicate(element));

    public static Flow<(T, TCtx), (IReadOnlyList<T>, IReadOnlyList<TCtx>), NotUsed> Grouped<T, TCtx>(int n) =>
        Flow.Create<(T, TCtx)>().Grouped(n).Select(Unzip);

    public static Flow<(T, TCtx), (IReadOnlyList<T>, IReadOnlyList<TCtx>), NotUsed> Sliding<T, TCtx>(int n, int step) =>
        Flow.Create<(T, TCtx)>().Sliding(n, step).Select(Unzip);

    public static Flow<(T, TCtx), (T2, TCtx), NotUsed> SelectConcat<T, TCtx, T2>(Func<T, IEnumerable<T2>> fn) =>
        StatefulSelectConcat<T, TCtx, T2>(() => fn);

    public static Flow<(T, TCtx), (T2, TCtx), NotUsed> StatefulSelectConcat<T, TCtx, T2>(Func<Func<T, IEnumerable<T2>>> fn) =>
        Flow.Create<(T Element, TCtx Context)>().StatefulSelectMany<(T Element, TCtx Context), (T Element, TCtx Context), (T2, TCtx), NotUsed>(() =>
        {
            var parts = fn();
            return pair => parts(pair.Element).Select(part => (part, pair.Context));
        });

    private static (IReadOnlyList<T> Elements, IReadOnlyList<TCtx> Contexts) Unzip<T, TCtx>(IEnumerable<(T Element, TCtx Context)> group)
    {
        var elements = new List<T>();
        var contexts = new List<TCtx>();
        foreach (var (element, context) in group)
        {
            elements.Add(element);
            contexts.Add(context);
        }

        return (elements, contexts);
    }
}
