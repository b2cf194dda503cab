using Akka.Streams.Implementation.Modules;
using Akka.Streams.Implementation.Stages;
using Akka.Util;
using Reactive.Streams;

namespace Akka.Streams.Dsl;

public static partial class Flow
{
    /// <summary>
    /// Makes and runs the flow when the first element comes. The value is the flow's; none when the stream ends before an element came.
    /// </summary>
    public static Flow<TIn, TOut, Task<Option<TMat>>> LazyInitAsync<TIn, TOut, TMat>(Func<Task<Flow<TIn, TOut, TMat>>> flowFactory) =>
        FromGraph(new LazyFlow<TIn, TOut, TMat>(flowFactory));

    /// <summary>Makes the flow when the stream starts, with the materializer and the attributes at hand.</summary>
    public static Flow<TIn, TOut, Task<TMat>> Setup<TIn, TOut, TMat>(Func<ActorMaterializer, Attributes, Flow<TIn, TOut, TMat>> factory) =>
        FromGraph(new SetupFlow<TIn, TOut, TMat>(factory));

    /// <summary>A flow out of a Reactive Streams processor; the function makes one for each run.</summary>
    public static Flow<TIn, TOut, NotUsed> FromProcessor<TIn, TOut>(Func<IProcessor<TIn, TOut>> factory) =>
        FromProcessorMaterialized(() => (factory(), NotUsed.Instance));

    /// <summary>As <see cref="FromProcessor"/>, with a materialized value.</summary>
    public static Flow<TIn, TOut, TMat> FromProcessorMaterialized<TIn, TOut, TMat>(Func<(IProcessor<TIn, TOut>, TMat)> factory) =>
        new(Module.Of(new ProcessorFlow<TIn, TOut, TMat>(factory)));
}
