using Akka.Streams.Dsl;

namespace Akka.Compat.Tests.Streams;

public sealed class ContextTests : StreamSpec
{
    private static SourceWithContext<string, int, NotUsed> Offsets =>
        Source.From([("a", 1), ("b", 2), ("c", 3)]).AsSourceWithContext(pair => pair.Item2).Select(pair => pair.Item1);

    private static FlowWithContext<string, int, string, int, NotUsed> Passing => FlowWithContext.Create<string, int>();

    private async Task Expect<T, TCtx>(SourceWithContext<T, TCtx, NotUsed> source, params (T, TCtx)[] elements) =>
        Assert.Equal(elements, await source.AsSource().RunWith(Sink.Seq<(T, TCtx)>(), Materializer).WaitAsync(Bound));

    [Fact]
    public Task Every_element_keeps_its_context() => Expect(Offsets.Select(x => x + x), ("aa", 1), ("bb", 2), ("cc", 3));

    [Fact]
    public async Task Elements_go_together_with_their_contexts()
    {
        await Expect(Offsets.Where(x => x != "b"), ("a", 1), ("c", 3));
        await Expect(Offsets.WhereNot(x => x != "b"), ("b", 2));
        await Expect(Offsets.Via(Passing.Where(x => x != "b").WhereNot(x => x == "c")), ("a", 1));
    }

    [DifferenceFact("what comes out as null is emitted as null with an empty context")]
    public async Task What_is_collected_as_null_goes_together_with_its_context()
    {
        await Expect(Offsets.Collect(x => x == "b" ? null : x), ("a", 1), ("c", 3));
        await Expect(Offsets.Via(Passing.Collect(x => x == "a" ? x : null)), ("a", 1));
    }

    [Fact]
    public async Task Parts_have_the_context_of_the_whole()
    {
        await Expect(Offsets.Where(x => x == "a").SelectConcat(x => new[] { x + 1, x + 2 }), ("a1", 1), ("a2", 1));
        await Expect(
            Offsets.StatefulSelectConcat<string, int, string, NotUsed>(() =>
            {
                var count = 0;
                return x => [x + ++count];
            }),
            ("a1", 1),
            ("b2", 2),
            ("c3", 3));
        await Expect(Offsets.Where(x => x == "a").Via(Passing.SelectConcat(x => new[] { x, x })), ("a", 1), ("a", 1));
        await Expect(Offsets.Via(Passing.StatefulSelectConcat<string, int, string, string, NotUsed>(() => x => [x])), ("a", 1), ("b", 2), ("c", 3));
    }

    [Fact]
    public async Task Groups_have_the_contexts_of_their_elements()
    {
        var groups = await Offsets.Grouped(2).AsSource().RunWith(Sink.Seq<(IReadOnlyList<string>, IReadOnlyList<int>)>(), Materializer).WaitAsync(Bound);
        Assert.Equal(["a,b:1,2", "c:3"], groups.Select(Text));
        var windows = await Offsets.Via(Passing.Sliding(2)).AsSource()
            .RunWith(Sink.Seq<(IReadOnlyList<string>, IReadOnlyList<int>)>(), Materializer).WaitAsync(Bound);
        Assert.Equal(["a,b:1,2", "b,c:2,3"], windows.Select(Text));
        Assert.Equal(2, (await Offsets.Sliding(2).RunWith(Sink.Seq<(IReadOnlyList<string>, IReadOnlyList<int>)>(), Materializer).WaitAsync(Bound)).Count);
        Assert.Equal(
            2, (await Offsets.Via(Passing.Grouped(2)).RunWith(Sink.Seq<(IReadOnlyList<string>, IReadOnlyList<int>)>(), Materializer).WaitAsync(Bound)).Count);

        static string Text((IReadOnlyList<string> Elements, IReadOnlyList<int> Contexts) group) =>
            string.Join(",", group.Elements) + ":" + string.Join(",", group.Contexts);
    }

    [Fact]
    public async Task Contexts_are_mapped_on_their_own_and_tasks_keep_the_order()
    {
        await Expect(Offsets.SelectContext(context => context * 10L), ("a", 10L), ("b", 20L), ("c", 30L));
        await Expect(Offsets.Via(Passing.SelectContext(context => context + 1)), ("a", 2), ("b", 3), ("c", 4));
        await Expect(Offsets.SelectAsync(2, Task.FromResult), ("a", 1), ("b", 2), ("c", 3));
        await Expect(Offsets.Via(Passing.SelectAsync(2, Task.FromResult)), ("a", 1), ("b", 2), ("c", 3));
        await Expect(Offsets.Via(Passing.Select(x => x.Length)), (1, 1), (1, 2), (1, 3));
    }

    [Fact]
    public async Task A_flow_without_context_gets_one()
    {
        var flow = Flow.Create<(string Text, int Offset)>()
            .Select(x => (x.Text.ToUpperInvariant(), x.Offset))
            .AsFlowWithContext<string, int, (string, int), int, NotUsed, (string, int)>((text, offset) => (text, offset), x => x.Item2);
        await Expect(Offsets.Via(flow), (("A", 1), 1), (("B", 2), 2), (("C", 3), 3));
    }

    [Fact]
    public void Materialized_values_are_kept_mapped_and_combined()
    {
        var flow = Passing.MapMaterializedValue(_ => "flow");
        var graph = Offsets.MapMaterializedValue(_ => "source").ViaMaterialized(flow, Keep.Both).To(Sink.Ignore<(string, int)>());
        Assert.Equal(("source", "flow"), graph.Run(Materializer));
        var sink = Passing.ViaMaterialized(flow, Keep.Right).AsFlow().To(Sink.Ignore<(string, int)>());
        Assert.Equal("flow", Source.Empty<(string, int)>().ToMaterialized(sink, Keep.Right).Run(Materializer));
    }
}
