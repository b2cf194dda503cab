using System.Collections.Immutable;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Makes sinks.</summary>
public static partial class Sink
{
    public static SinkShape<T> Shape<T>(string name) => new(new Inlet<T>(name + ".in"));

    public static Sink<TIn, TMat> Wrap<TIn, TMat>(IGraph<SinkShape<TIn>, TMat> graph) => FromGraph(graph);

    public static Sink<TIn, TMat> FromGraph<TIn, TMat>(IGraph<SinkShape<TIn>, TMat> graph) =>
        graph as Sink<TIn, TMat> ?? new Sink<TIn, TMat>(graph.Module);

    /// <summary>The first element; fails on an empty stream.</summary>
    public static Sink<TIn, Task<TIn>> First<TIn>() => Of(new FirstSink<TIn>(orDefault: false));

    public static Sink<TIn, Task<TIn>> FirstOrDefault<TIn>() => Of(new FirstSink<TIn>(orDefault: true));

    /// <summary>The last element; fails on an empty stream.</summary>
    public static Sink<TIn, Task<TIn>> Last<TIn>() => Of(new LastSink<TIn>(orDefault: false));

    public static Sink<TIn, Task<TIn>> LastOrDefault<TIn>() => Of(new LastSink<TIn>(orDefault: true));

    /// <summary>All elements; holds as many as come.</summary>
    public static Sink<TIn, Task<IImmutableList<TIn>>> Seq<TIn>() => Of(new SeqSink<TIn>());

    /// <summary>Drops the elements and tells when the stream has ended.</summary>
    public static Sink<TIn, Task<Done>> Ignore<TIn>() => Of(IgnoreSink<TIn>.Instance);

    /// <summary>Runs the action for each element, supervised like <c>Select</c>.</summary>
    public static Sink<TIn, Task<Done>> ForEach<TIn>(Action<TIn> action) =>
        Flow.Create<TIn>()
            .Select(element =>
            {
                action(element);
                return NotUsed.Instance;
            })
            .ToMaterialized(Ignore<NotUsed>(), Keep.Right)
            .Named("foreachSink");

    /// <summary>Cancels at once.</summary>
    public static Sink<TIn, NotUsed> Cancelled<TIn>() => Of(new CancelledSink<TIn>());

    private static Sink<TIn, TMat> Of<TIn, TMat>(IGraph<SinkShape<TIn>, TMat> stage) => new(stage.Module);
}
