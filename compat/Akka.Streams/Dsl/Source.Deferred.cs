using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

public static partial class Source
{
    /// <summary>The task's result; fails with the task's failure.</summary>
    public static Source<T, NotUsed> FromTask<T>(Task<T> task) => Of(new TaskSource<T>(task));

    /// <summary>The elements of the source that the task yields.</summary>
    public static Source<T, Task<M>> FromTaskSource<T, M>(Task<Source<T, M>> task) => Of(new TaskFlattenSource<T, M>(task));

    /// <summary>One element, when the materialized task source is given a result; none when that is the type's default value.</summary>
    public static Source<T, TaskCompletionSource<T>> Maybe<T>() => Of(new MaybeSource<T>());

    /// <summary>Makes and runs the source when the first element is asked for.</summary>
    public static Source<TOut, Task<TMat>> Lazily<TOut, TMat>(Func<Source<TOut, TMat>> create) => Of(new LazySource<TOut, TMat>(create));

    /// <summary>Makes the source when the stream starts, with the materializer and the attributes at hand.</summary>
    public static Source<T, Task<TMat>> Setup<T, TMat>(Func<ActorMaterializer, Attributes, Source<T, TMat>> factory) =>
        Of(new SetupSource<T, TMat>(factory));
}
