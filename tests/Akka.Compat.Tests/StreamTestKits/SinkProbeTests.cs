using Akka.Compat.Tests.TestKits;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Compat.Tests.StreamTestKits;

public class SinkProbeTests : TestKitSpec
{
    private readonly ActorMaterializer _materializer;

    public SinkProbeTests() => _materializer = Sys.Materializer();

    [Fact]
    public void Nothing_comes_that_was_not_asked_for()
    {
        var probe = Run(Source.From([1, 2, 3]));
        probe.EnsureSubscription();
        probe.ExpectNoMsg(Short);
        probe.Request(1).ExpectNext(1);
        probe.ExpectNoMsg(Short);
        probe.Request(2).ExpectNext(2, 3).ExpectComplete();
    }

    [Fact]
    public async Task Nothing_comes_asynchronously_that_was_not_asked_for()
    {
        var probe = Run(Source.From([1, 2, 3]));
        await probe.EnsureSubscriptionAsync();
        await probe.ExpectNoMsgAsync(Short);
        await probe.RequestAsync(2);
        await probe.ExpectNextAsync(1);
        Assert.Equal(2, await probe.ExpectNextAsync());
        await probe.RequestNextAsync(3);
        await probe.ExpectCompleteAsync();
    }

    [Fact]
    public void Elements_are_expected_in_every_way()
    {
        var probe = Run(Source.From(Enumerable.Range(1, 14))).Request(14);
        Assert.Equal(1, probe.ExpectNext());
        Assert.Equal(2, probe.ExpectNext((TimeSpan?)TimeSpan.FromSeconds(3)));
        Assert.Equal(3, probe.ExpectNext<int>(element => element == 3));
        probe.MatchNext<int>(element => element == 4);
        Assert.Equal([5, 6], probe.ExpectNextN(2));
        probe.ExpectNextN([7, 8]);
        probe.ExpectNextUnordered(10, 9);
        probe.ExpectNextUnorderedN([12, 11]);
        var set = new List<int> { 13, 99 };
        probe.ExpectNextWithinSet(set);
        Assert.Equal([99], set);
        Assert.Equal(14, ((TestSubscriber.OnNext<int>)probe.ExpectEvent()).Element);
        Assert.IsType<TestSubscriber.OnComplete>(probe.ExpectNextOrComplete());
    }

    [Fact]
    public void An_unexpected_event_is_a_failure()
    {
        static void Fails(Action action) => Assert.ThrowsAny<Exception>(action);

        Fails(() => Run(Source.Empty<int>()).Request(1).ExpectNext());
        Fails(() => Run(Source.Single(1)).Request(1).ExpectComplete());
        Fails(() => Run(Source.Single(1)).Request(1).ExpectNext(2));
        Fails(() => Run(Source.Single(1)).Request(1).ExpectNext<int>(element => element == 2));
        Fails(() => Run(Source.From([1, 2])).Request(2).ExpectNextUnordered(1, 3));
        Fails(() => Run(Source.Single(1)).Request(1).ExpectNoMsg());
        Fails(() => Run(Source.Maybe<int>()).Request(1).ExpectNext((TimeSpan?)Short));
    }

    [Fact]
    public void An_error_is_expected_with_its_cause()
    {
        var cause = new TestException("boom");
        Assert.Equal(cause, Run(Source.Failed<int>(cause)).EnsureSubscription().ExpectError());
        Assert.Equal(cause, Run(Source.Failed<int>(cause)).ExpectSubscriptionAndError());
        Assert.Equal(cause, Run(Source.Failed<int>(cause)).EnsureSubscription().ExpectNextOrError());
        Run(Source.Failed<int>(cause)).EnsureSubscription().ExpectNextOrError(1, cause);
        Run(Source.Empty<int>()).ExpectSubscriptionAndComplete();
    }

    [Fact]
    public void Cancelling_ends_the_stream_upstream()
    {
        var (source, sink) = this.SourceProbe<int>().ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);
        sink.Request(1).Cancel();
        source.ExpectCancellation();
    }

    [Fact]
    public void Requesting_the_next_asks_for_one()
    {
        var probe = Run(Source.From([1, 2, 3]));
        Assert.Equal(1, probe.RequestNext());
        probe.RequestNext(2);
        probe.ExpectNoMsg(Short);
        Assert.Equal(3, probe.RequestNext(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task The_whole_stream_can_be_had_at_once()
    {
        Assert.Equal([1, 2, 3], Run(Source.From([1, 2, 3])).ToStrict(TimeSpan.FromSeconds(3)));
        var elements = new List<int>();
        await foreach (var element in Run(Source.From([1, 2, 3])).ToStrictAsync(TimeSpan.FromSeconds(3)))
            elements.Add(element);
        Assert.Equal([1, 2, 3], elements);
    }

    [Fact]
    public void A_manual_probe_makes_demand_through_its_subscription()
    {
        var probe = this.CreateManualSubscriberProbe<int>();
        Source.From([1, 2, 3]).To(Sink.FromSubscriber(probe)).Run(_materializer);
        var subscription = probe.ExpectSubscription();
        probe.ExpectNoMsg(Short);
        subscription.Request(2);
        probe.ExpectNext(1, 2);
        subscription.Cancel();
        probe.ExpectNoMsg(Short);
    }

    [Fact]
    public async Task Expectations_can_be_chained_and_run_asynchronously()
    {
        var probe = Run(Source.From([1, 2, 3, 4]));
        await probe.AsyncBuilder().Request(3).ExpectNext(1).ExpectNextN([2, 3]).ExpectNoMsg(Short).RequestNext(4).ExpectComplete().ExecuteAsync();
    }

    [Fact]
    public void Elements_are_received_for_a_while()
    {
        var probe = Run(Source.From([1, 2, 3])).Request(2);
        Assert.Equal([1, 2], probe.ReceiveWithin<int>(Short * 10));
    }

    private TestSubscriber.Probe<int> Run<TMat>(Source<int, TMat> source) => source.RunWith(this.SinkProbe<int>(), _materializer);
}
