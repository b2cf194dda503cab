using Akka.Actor;
using Akka.Compat.Tests.TestKits;
using Akka.Event;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Compat.Tests.Streams;

/// <summary>Demand, elements and ends where a stream meets publishers, subscribers and actors outside.</summary>
public sealed class JoinedEndsTests : TestKitSpec
{
    private readonly ActorMaterializer _materializer;

    public JoinedEndsTests() => _materializer = Sys.Materializer();

    [Fact]
    public void A_publisher_right_in_front_of_a_subscriber_hears_of_the_subscriber_s_own_demand()
    {
        var upstream = this.CreatePublisherProbe<int>();
        var downstream = this.CreateSubscriberProbe<int>();
        Source.FromPublisher(upstream).RunWith(Sink.FromSubscriber(downstream), _materializer);
        downstream.ExpectSubscription().Request(10);
        Assert.Equal(10, upstream.ExpectRequest());
        upstream.SendNext(1).SendNext(2);
        downstream.ExpectNext(1).ExpectNext(2);
        upstream.SendComplete();
        downstream.ExpectComplete();
    }

    [Fact]
    public void With_a_stage_in_between_it_hears_of_the_stage_s_buffer()
    {
        var upstream = this.CreatePublisherProbe<int>();
        var downstream = this.CreateSubscriberProbe<int>();
        Source.FromPublisher(upstream).Select(x => x).RunWith(Sink.FromSubscriber(downstream), _materializer);
        downstream.ExpectSubscription().Request(1);
        Assert.Equal(16, upstream.ExpectRequest());
        downstream.Cancel();
        upstream.ExpectCancellation();
    }

    [Fact]
    public void A_subscriber_is_subscribed_when_the_publisher_in_front_has_an_upstream()
    {
        var (publisher, sink) = Sink.AsPublisher<string>(false).PreMaterialize(_materializer);
        var probe = Source.FromPublisher(publisher).RunWith(this.SinkProbe<string>(), _materializer);
        probe.ExpectNoMsg(Short);
        Source.Single("late").RunWith(sink, _materializer);
        probe.EnsureSubscription();
        probe.RequestNext("late");
        probe.ExpectComplete();
    }

    [Fact]
    public void A_fan_out_publisher_reads_ahead_of_its_slowest_subscriber_and_goes_on_without_it()
    {
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys).WithInputBuffer(1, 1));
        var upstream = this.CreateManualPublisherProbe<int>();
        var fast = this.CreateManualSubscriberProbe<int>();
        var slow = this.CreateManualSubscriberProbe<int>();
        var publisher = Source.FromPublisher(upstream).Select(x => x).RunWith(Sink.AsPublisher<int>(true), materializer);
        var source = upstream.ExpectSubscription();
        publisher.Subscribe(fast);
        fast.ExpectSubscription().Request(10);
        publisher.Subscribe(slow);
        var slowest = slow.ExpectSubscription();
        slowest.Request(1);
        for (var i = 1; i <= 4; i++)
        {
            source.ExpectRequest(1);
            source.SendNext(i);
        }

        fast.ExpectNext(1, 2);
        slow.ExpectNext(1);
        fast.ExpectNoMsg(Short);
        slowest.Cancel();
        fast.ExpectNext(3, 4);
        source.SendComplete();
        fast.ExpectComplete();
    }

    [Fact]
    public void What_is_told_to_a_source_comes_before_the_demand_that_was_made_after_it()
    {
        var probe = this.CreateManualSubscriberProbe<int>();
        var source = Source.ActorRef<int>(100, OverflowStrategy.DropHead).To(Sink.FromSubscriber(probe)).Run(_materializer);
        var subscription = probe.ExpectSubscription();
        for (var i = 0; i < 200; i++)
            source.Tell(i);
        subscription.Request(100);
        for (var i = 100; i < 200; i++)
            probe.ExpectNext(i);
        subscription.Cancel();
    }

    [Fact]
    public void Who_watches_the_actor_of_a_source_hears_that_the_stream_has_ended()
    {
        var (source, probe) = Source.ActorRef<int>(10, OverflowStrategy.Fail).ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);
        Watch(source);
        source.Tell(1);
        probe.Request(2).ExpectNext(1);
        source.Tell(PoisonPill.Instance);
        probe.ExpectComplete();
        ExpectTerminated(source);
    }

    [DifferenceFact("what is held is lost")]
    public void A_poison_pill_completes_a_source_after_what_was_told_before_it()
    {
        var (source, probe) = Source.ActorRef<int>(10, OverflowStrategy.Fail).ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);
        source.Tell(1);
        source.Tell(PoisonPill.Instance);
        probe.Request(2).ExpectNext(1).ExpectComplete();
    }

    [Fact]
    public async Task A_value_that_may_come_from_outside_ends_with_the_materializer()
    {
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys), "own");
        var first = Source.Maybe<int>().RunWith(Sink.First<int>(), materializer);
        materializer.Shutdown();
        await Assert.ThrowsAsync<AbruptTerminationException>(() => first.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void What_a_materializer_s_logger_writes_names_its_source_and_the_supervisor_only()
    {
        var log = Assert.IsType<BusLogging>(_materializer.MakeLogger("here"));
        Assert.Equal($"here({_materializer.Supervisor.Path})", log.LogSource);
        Assert.Equal(typeof(string), log.LogClass);
    }
}
