using Akka.Actor;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Makes sources.</summary>
public static partial class Source
{
    public static SourceShape<T> Shape<T>(string name) => new(new Outlet<T>(name + ".out"));

    public static Source<T, TMat> FromGraph<T, TMat>(IGraph<SourceShape<T>, TMat> source) =>
        source as Source<T, TMat> ?? new Source<T, TMat>(source.Module);

    /// <summary>The elements of the enumerable; it is enumerated anew for each run.</summary>
    public static Source<T, NotUsed> From<T>(IEnumerable<T> enumerable)
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        return FromEnumerator(enumerable.GetEnumerator);
    }

    public static Source<T, NotUsed> FromEnumerator<T>(Func<IEnumerator<T>> enumeratorFactory) => Of(new EnumerableSource<T>(enumeratorFactory));

    public static Source<T, NotUsed> Single<T>(T element) => Of(new SingleSource<T>(element));

    public static Source<T, NotUsed> Repeat<T>(T element) => Of(new RepeatSource<T>(element));

    public static Source<T, NotUsed> Empty<T>() => Of(new EmptySource<T>());

    public static Source<T, NotUsed> Never<T>() => Of(new NeverSource<T>());

    public static Source<T, NotUsed> Failed<T>(Exception cause) => Of(new FailedSource<T>(cause));

    /// <summary>
    /// Emits the element at a fixed rate, first after <paramref name="initialDelay"/>. Ticks without demand are dropped. Cancelling the value
    /// completes the source.
    /// </summary>
    public static Source<T, ICancelable> Tick<T>(TimeSpan initialDelay, TimeSpan interval, T tick) =>
        Of(new TickSource<T>(initialDelay, interval, tick));

    private static Source<T, TMat> Of<T, TMat>(IGraph<SourceShape<T>, TMat> stage) => new(stage.Module);
}
