using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Supervision;

namespace Akka.Compat.Tests.Streams;

/// <summary>What operators with user code do when it throws for an element.</summary>
public sealed class SupervisionTests : StreamSpec
{
    private static readonly Attributes Resuming = ActorAttributes.CreateSupervisionStrategy(Deciders.ResumingDecider);

    private static readonly Dictionary<string, Flow<int, int, NotUsed>> Flows = new()
    {
        ["Select"] = Flow.Create<int>().Select(x => Good(x) ? x : -1),
        ["Where"] = Flow.Create<int>().Where(x => Good(x)),
        ["WhereNot"] = Flow.Create<int>().WhereNot(x => !Good(x)),
        ["Collect"] = Flow.Create<int>().Collect(x => Good(x), x => x),
        ["SelectMany"] = Flow.Create<int>().SelectMany(x => Good(x) ? new[] { x } : []),
        ["TakeWhile"] = Flow.Create<int>().TakeWhile(x => Good(x)),
        ["LimitWeighted"] = Flow.Create<int>().LimitWeighted(9, x => Good(x) ? 1 : 0),
        ["SelectAsync"] = Flow.Create<int>().SelectAsync(2, x => Good(x) ? Task.FromResult(x) : null),
        ["SelectAsyncUnordered"] = Flow.Create<int>().SelectAsyncUnordered(1, x => Good(x) ? Task.FromResult(x) : null),
        ["SelectAsync of a failed task"] = Flow.Create<int>().SelectAsync(2, x => Task.Run(() => Good(x) ? x : -1)),
    };

    public static TheoryData<string> Names => new(Flows.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_resumed_operator_drops_the_elements_it_fails_for(string name)
    {
        foreach (var bad in new[] { "first", "middle", "last", "all" })
        {
            int[] elements = bad switch { "first" => [0, 1, 2], "middle" => [1, 0, 2], "last" => [1, 2, 0], _ => [0, 0] };
            var flow = Flows[name].WithAttributes(Resuming);
            var result = await Source.From(elements).Via(flow).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound);
            Assert.Equal(bad == "all" ? [] : [1, 2], result);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_a_decider_the_stream_fails(string name)
    {
        var run = Source.From([1, 0, 2]).Via(Flows[name]).RunWith(Sink.Seq<int>(), Materializer);
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => run.WaitAsync(Bound));
        Assert.True((thrown as AggregateException)?.InnerException is StreamFailure || thrown is StreamFailure, thrown.ToString());
    }

    [Fact]
    public async Task A_resumed_SkipWhile_drops_the_elements_that_its_predicate_fails_for()
    {
        var skipped = Source.From([1, 2, 3, 4]).SkipWhile(x => x < 3 ? true : throw new StreamFailure("three")).WithAttributes(Resuming);
        Assert.Empty(await skipped.RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
        skipped = Source.From([1, 0, 2, 0]).SkipWhile(x => Good(x) && x < 2).WithAttributes(Resuming);
        Assert.Equal([2, 0], await skipped.RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound));
    }

    private static bool Good(int element) => element != 0 ? true : throw new StreamFailure("zero");
}
