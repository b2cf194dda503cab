using Akka.Actor;

namespace Akka.Streams.Dsl;

public sealed partial class Source<TOut, TMat>
{
    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) =>
        new RunnableGraph<TMat2>(new Implementation.Modules.LinearModule(
            _module, Implementation.Modules.Module.Of(sink), Implementation.Modules.ValueCombiner.Right)).Run(materializer);

    public TMat2 RunWith<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink, ActorSystem materializer) => RunWith(sink, materializer.Materializer());

    public Task<TOut2> RunAggregate<TOut2>(TOut2 zero, Func<TOut2, TOut, TOut2> aggregate, IMaterializer materializer) =>
        RunWith(Sink.Aggregate(zero, aggregate), materializer);

    public Task<TOut2> RunAggregate<TOut2>(TOut2 zero, Func<TOut2, TOut, TOut2> aggregate, ActorSystem materializer) =>
        RunWith(Sink.Aggregate(zero, aggregate), materializer);

    public Task<TOut2> RunAggregateAsync<TOut2>(TOut2 zero, Func<TOut2, TOut, Task<TOut2>> aggregate, IMaterializer materializer) =>
        RunWith(Sink.AggregateAsync(zero, aggregate), materializer);

    public Task<TOut2> RunAggregateAsync<TOut2>(TOut2 zero, Func<TOut2, TOut, Task<TOut2>> aggregate, ActorSystem materializer) =>
        RunWith(Sink.AggregateAsync(zero, aggregate), materializer);

    public Task<TOut> RunSum(Func<TOut, TOut, TOut> reduce, IMaterializer materializer) => RunWith(Sink.Sum(reduce), materializer);

    public Task<TOut> RunSum(Func<TOut, TOut, TOut> reduce, ActorSystem materializer) => RunWith(Sink.Sum(reduce), materializer);

    public Task RunForeach(Action<TOut> action, IMaterializer materializer) => RunWith(Sink.ForEach(action), materializer);

    public Task RunForeach(Action<TOut> action, ActorSystem materializer) => RunWith(Sink.ForEach(action), materializer);

    /// <summary>The elements as an enumerable; each enumeration runs the stream anew and ends it when disposed.</summary>
    public IAsyncEnumerable<TOut> RunAsAsyncEnumerable(IMaterializer materializer) =>
        new StreamsAsyncEnumerableRerunnable<TOut, TMat>(this, materializer);

    public IAsyncEnumerable<TOut> RunAsAsyncEnumerable(ActorSystem materializer) => RunAsAsyncEnumerable(materializer.Materializer());

    /// <summary>The same with a read-ahead of up to <paramref name="maxBuffer"/> elements, a power of two.</summary>
    public IAsyncEnumerable<TOut> RunAsAsyncEnumerableBuffer(IMaterializer materializer, int minBuffer = 4, int maxBuffer = 16) =>
        new StreamsAsyncEnumerableRerunnable<TOut, TMat>(this, materializer, minBuffer, maxBuffer);

    public IAsyncEnumerable<TOut> RunAsAsyncEnumerableBuffer(ActorSystem materializer, int minBuffer = 4, int maxBuffer = 16) =>
        RunAsAsyncEnumerableBuffer(materializer.Materializer(), minBuffer, maxBuffer);
}
