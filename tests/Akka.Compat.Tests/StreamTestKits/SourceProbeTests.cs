using Akka.Compat.Tests.TestKits;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Compat.Tests.StreamTestKits;

public class SourceProbeTests : TestKitSpec
{
    private readonly ActorMaterializer _materializer;

    public SourceProbeTests() => _materializer = Sys.Materializer();

    [Fact]
    public void What_the_probe_sends_reaches_the_sink()
    {
        var (source, sink) = Run();
        sink.Request(3);
        source.SendNext(1).SendNext(2).SendComplete();
        sink.ExpectNext(1, 2).ExpectComplete();
    }

    [Fact]
    public async Task What_the_probe_sends_asynchronously_reaches_the_sink()
    {
        var (source, sink) = Run();
        await sink.RequestAsync(3);
        await source.SendNextAsync(1);
        await source.SendNextAsync(2);
        await source.SendErrorAsync(new TestException("boom"));
        await sink.ExpectNextAsync(1);
        await sink.ExpectNextAsync(2);
        Assert.Equal(new TestException("boom").Message, (await sink.ExpectErrorAsync()).Message);
    }

    [Fact]
    public void The_demand_is_that_of_the_boundary_s_buffer()
    {
        var (source, _) = Run();
        Assert.Equal(16, source.ExpectRequest());
        Assert.Equal(16, source.Pending);
        source.SendNext(1);
        Assert.Equal(15, source.Pending);
    }

    [Fact]
    public void Sending_waits_for_demand()
    {
        var (source, sink) = Run();
        sink.EnsureSubscription();
        for (var i = 0; i < 16; i++)
            source.SendNext(i);
        Failure(() => source.Within(Short, () => source.SendNext(99)));
        sink.Request(16);
        sink.ExpectNextN(Enumerable.Range(0, 16));
        source.SendNext(16);
    }

    [Fact]
    public void A_cancellation_is_expected_past_the_requests_before_it()
    {
        var (source, sink) = Run();
        sink.Cancel();
        source.ExpectCancellation();
    }

    [Fact]
    public void A_manual_probe_is_driven_through_its_subscription()
    {
        var publisher = this.CreateManualPublisherProbe<int>();
        var sink = RunPublisher(publisher);
        var subscription = publisher.ExpectSubscription();
        sink.Request(2);
        Assert.Equal(16, subscription.ExpectRequest());
        subscription.SendNext(7);
        sink.ExpectNext(7);
        subscription.SendComplete();
        sink.ExpectComplete();
    }

    [Fact]
    public void A_probe_is_a_publisher()
    {
        var publisher = this.CreatePublisherProbe<int>();
        var sink = RunPublisher(publisher);
        publisher.EnsureSubscription();
        sink.Request(1);
        publisher.SendNext(3);
        sink.ExpectNext(3);
        sink.Cancel();
        publisher.ExpectCancellation();
    }

    [Fact]
    public void Some_publishers_end_at_once()
    {
        var failure = new TestException("boom");
        RunPublisher(TestPublisher.Empty<int>()).EnsureSubscription().ExpectComplete();
        RunPublisher(TestPublisher.LazyEmpty<int>()).Request(1).ExpectComplete();
        Assert.Equal(failure, RunPublisher(TestPublisher.Error<int>(failure)).EnsureSubscription().ExpectError());
        Assert.Equal(failure, RunPublisher(TestPublisher.LazyError<int>(failure)).Request(1).ExpectError());
    }

    [Fact]
    public async Task Sends_can_be_chained_and_run_asynchronously()
    {
        var (source, sink) = Run();
        await sink.RequestAsync(3);
        await source.AsyncBuilder().SendNext(1).SendNext([2, 3]).SendComplete().ExecuteAsync();
        await sink.AsyncBuilder().ExpectNext(1, 2, 3).ExpectComplete().ExecuteAsync();
    }

    private (TestPublisher.Probe<int> Source, TestSubscriber.Probe<int> Sink) Run() =>
        this.SourceProbe<int>().Select(element => element).ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);

    private TestSubscriber.Probe<int> RunPublisher(Reactive.Streams.IPublisher<int> publisher) =>
        Source.FromPublisher(publisher).Select(element => element).RunWith(this.SinkProbe<int>(), _materializer);
}
