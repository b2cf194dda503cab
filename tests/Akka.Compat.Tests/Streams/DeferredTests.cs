using Akka.Streams.Dsl;
using Akka.Util;
using Reactive.Streams;

namespace Akka.Compat.Tests.Streams;

public sealed class DeferredTests : StreamSpec
{
    private static Source<int, NotUsed> Numbers => Source.From([1, 2, 3]);

    [Fact]
    public async Task A_lazy_flow_is_made_with_the_first_element()
    {
        var made = 0;
        var flow = Flow.LazyInitAsync(() =>
        {
            made++;
            return Task.FromResult(Flow.Create<int>().Select(x => x * 2).MapMaterializedValue(_ => "value"));
        });
        var (value, elements) = Numbers.ViaMaterialized(flow, Keep.Right).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        Assert.Equal([2, 4, 6], await elements.WaitAsync(Bound));
        Assert.Equal(Option<string>.Create("value"), await value.WaitAsync(Bound));
        (value, elements) = Source.Empty<int>().ViaMaterialized(flow, Keep.Right).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        Assert.Empty(await elements.WaitAsync(Bound));
        Assert.Equal(Option<string>.None, await value.WaitAsync(Bound));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_lazy_flow_holds_the_first_element_until_there_is_a_flow()
    {
        var flow = new TaskCompletionSource<Flow<int, int, NotUsed>>();
        var elements = Source.Single(1).Via(Flow.LazyInitAsync(() => flow.Task)).RunWith(Sink.Seq<int>(), Materializer);
        Assert.False(elements.IsCompleted);
        flow.SetResult(Flow.Create<int>().Concat(Source.Single(2)));
        Assert.Equal([1, 2], await elements.WaitAsync(Bound));
    }

    [Fact]
    public async Task A_lazy_flow_that_cannot_be_made_fails_the_stream_and_its_value()
    {
        var flow = Flow.LazyInitAsync<int, int, NotUsed>(() => throw new StreamFailure("no flow"));
        var (value, elements) = Numbers.ViaMaterialized(flow, Keep.Right).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        await Assert.ThrowsAsync<StreamFailure>(() => elements.WaitAsync(Bound));
        await Assert.ThrowsAsync<StreamFailure>(() => value.WaitAsync(Bound));
    }

    [Fact]
    public async Task A_lazy_sink_is_made_with_the_first_element()
    {
        var sink = Sink.LazyInitAsync(() => Task.FromResult(Sink.Seq<int>()));
        var elements = await Numbers.RunWith(sink, Materializer).WaitAsync(Bound);
        Assert.Equal([1, 2, 3], await elements.Value.WaitAsync(Bound));
        Assert.False((await Source.Empty<int>().RunWith(sink, Materializer).WaitAsync(Bound)).HasValue);
        await Assert.ThrowsAsync<StreamFailure>(
            () => Source.Failed<int>(new StreamFailure("early")).RunWith(sink, Materializer).WaitAsync(Bound));
    }

    [Fact]
    public async Task A_lazy_sink_gets_the_element_that_came_before_it_and_the_completion()
    {
        var sink = new TaskCompletionSource<Sink<int, Task<int>>>();
        var value = Source.Single(7).RunWith(Sink.LazyInitAsync(() => sink.Task), Materializer);
        Assert.False(value.IsCompleted);
        sink.SetResult(Sink.First<int>());
        Assert.Equal(7, await (await value.WaitAsync(Bound)).Value.WaitAsync(Bound));
    }

    [DifferenceFact("the elements never arrive")]
    public async Task Setup_gives_the_materializer_and_the_attributes()
    {
        var flow = Flow.Setup((materializer, attributes) =>
            Flow.Create<int>().Select(x => $"{x} {attributes.GetNameLifted()} {materializer.IsShutdown}").MapMaterializedValue(_ => "value")).Named("mine");
        var (value, first) = Numbers.ViaMaterialized(flow, Keep.Right).ToMaterialized(Sink.First<string>(), Keep.Both).Run(Materializer);
        Assert.Equal("1 setup-mine False", await first.WaitAsync(Bound));
        Assert.Equal("value", await value.WaitAsync(Bound));
    }

    [DifferenceFact("the stream never ends")]
    public async Task A_setup_that_throws_fails_the_stream()
    {
        var failing = Flow.Setup<int, int, NotUsed>((_, _) => throw new StreamFailure("setup"));
        await Assert.ThrowsAsync<StreamFailure>(() => Numbers.Via(failing).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
    }

    [Fact]
    public async Task A_flow_runs_as_a_processor_and_a_processor_as_a_flow()
    {
        var doubled = Flow.FromProcessor(() => Flow.Create<int>().Select(x => x * 2).ToProcessor().Run(Materializer));
        Assert.Equal([2, 4, 6], await Numbers.Via(doubled).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
        await Assert.ThrowsAsync<StreamFailure>(
            () => Source.Failed<int>(new StreamFailure("up")).Via(doubled).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
        var valued = Flow.FromProcessorMaterialized<int, int, string>(
            () => ((IProcessor<int, int>)Flow.Create<int>().ToProcessor().Run(Materializer), "value"));
        Assert.Equal("value", Numbers.ViaMaterialized(valued, Keep.Right).To(Sink.Ignore<int>()).Run(Materializer));
    }
}
