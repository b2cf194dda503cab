using Akka.Streams.Implementation.Stages;
using Akka.Util;
using Reactive.Streams;

namespace Akka.Streams.Dsl;

public static partial class Sink
{
    /// <summary>
    /// Makes and runs the sink when the first element comes. The value is the sink's; none when the stream ends before an element came.
    /// </summary>
    public static Sink<TIn, Task<Option<TMat>>> LazyInitAsync<TIn, TMat>(Func<Task<Sink<TIn, TMat>>> sinkFactory) =>
        Of(new LazySink<TIn, TMat>(_ => sinkFactory()));

    [Obsolete("Use LazyInitAsync.")]
    public static Sink<TIn, Task<TMat>> LazySink<TIn, TMat>(Func<TIn, Task<Sink<TIn, TMat>>> sinkFactory, Func<TMat> fallback) =>
        Of(new LazySink<TIn, TMat>(sinkFactory)).MapMaterializedValue(value => ValueOrElse(value, fallback));

    [Obsolete("Use FromSubscriber.")]
    public static Sink<TIn, object> Create<TIn>(ISubscriber<TIn> subscriber) => FromSubscriber(subscriber).MapMaterializedValue(static _ => (object)null);

    private static async Task<TMat> ValueOrElse<TMat>(Task<Option<TMat>> value, Func<TMat> fallback)
    {
        var option = await value.ConfigureAwait(false);
        return option.HasValue ? option.Value : fallback();
    }
}
