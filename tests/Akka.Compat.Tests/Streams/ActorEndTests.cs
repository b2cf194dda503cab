using Akka.Actor;
using Akka.Compat.Tests.TestKits;
using Akka.Pattern;
using Akka.Streams;
using Akka.Streams.Actors;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Cancel = Akka.Streams.Actors.Cancel;
using ReactiveStreamsCompliance = Akka.Streams.Implementation.ReactiveStreamsCompliance;

namespace Akka.Compat.Tests.Streams;

/// <summary>Actors as publishers and as subscribers.</summary>
public sealed class ActorEndTests : TestKitSpec
{
    [Fact]
    public void A_publishing_actor_hears_of_demand_and_sends_no_more_than_that()
    {
        var (actor, subscriber) = Publisher();
        subscriber.Request(2);
        ExpectMsg("demand 2");
        actor.Tell("a");
        actor.Tell("b");
        actor.Tell("c");
        subscriber.ExpectNext("a", "b");
        ExpectMsg<IllegalStateException>();
        subscriber.Cancel();
        ExpectMsg("cancelled");
        actor.Tell("d");
        subscriber.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_publishing_actor_remembers_subscriber_and_demand_over_a_restart()
    {
        var (actor, subscriber) = Publisher();
        subscriber.Request(2);
        ExpectMsg("demand 2");
        actor.Tell(new InvalidOperationException("restart"));
        actor.Tell("a");
        subscriber.ExpectNext("a");
        subscriber.Request(3);
        ExpectMsg("demand 4");
    }

    [Theory]
    [InlineData("complete", false)]
    [InlineData("complete then stop", true)]
    [InlineData("fail", false)]
    [InlineData("fail then stop", true)]
    public void A_publishing_actor_ends_its_subscriber_and_itself_when_it_says_so(string end, bool stops)
    {
        var (actor, subscriber) = Publisher();
        Watch(actor);
        subscriber.EnsureSubscription();
        actor.Tell(new End(end));
        if (end.StartsWith("fail", StringComparison.Ordinal))
            Assert.Equal("failed", subscriber.ExpectError().Message);
        else
            subscriber.ExpectComplete();
        if (stops)
            ExpectTerminated(actor);
        else
            ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Theory]
    [InlineData("complete", false)]
    [InlineData("complete then stop", true)]
    [InlineData("fail", false)]
    [InlineData("fail then stop", true)]
    public void A_subscriber_that_comes_after_the_end_of_a_publishing_actor_hears_of_it(string end, bool stops)
    {
        var actor = Watch(Sys.ActorOf(Props.Create(() => new Publishing(TestActor))));
        actor.Tell(new End(end));
        var late = this.CreateManualSubscriberProbe<string>();
        ActorPublisher.Create<string>(actor).Subscribe(late);
        if (end.StartsWith("fail", StringComparison.Ordinal))
            Assert.Equal("failed", late.ExpectSubscriptionAndError().Message);
        else
            late.ExpectSubscriptionAndComplete();
        if (stops)
            ExpectTerminated(actor);
    }

    [Fact]
    public void A_publishing_actor_has_one_subscriber_and_completes_it_when_it_is_stopped()
    {
        var (actor, subscriber) = Publisher();
        subscriber.EnsureSubscription();
        var second = this.CreateManualSubscriberProbe<string>();
        ActorPublisher.Create<string>(actor).Subscribe(second);
        Assert.Equal($"ActorPublisher {ReactiveStreamsCompliance.SupportsOnlyASingleSubscriber}", second.ExpectSubscriptionAndError().Message);
        ActorPublisher.Create<string>(actor).Subscribe(subscriber);
        Assert.Equal(ReactiveStreamsCompliance.CanNotSubscribeTheSameSubscriberMultipleTimes, subscriber.ExpectError().Message);
        Sys.Stop(actor);
        subscriber.ExpectComplete();
    }

    [Fact]
    public void A_publishing_actor_that_nobody_comes_to_hears_of_it()
    {
        Sys.ActorOf(Props.Create(() => new Publishing(TestActor, TimeSpan.FromMilliseconds(20))));
        ExpectMsg("nobody came");
    }

    [Fact]
    public void A_stream_runs_from_an_actor_to_an_actor()
    {
        var (source, sink) = Source.ActorPublisher<string>(Props.Create(() => new Publishing(ActorRefs.Nobody)))
            .ToMaterialized(Sink.ActorSubscriber<string>(Props.Create(() => new Subscribing(TestActor, new WatermarkRequestStrategy(4)))), Keep.Both)
            .Run(Sys.Materializer());
        AwaitAssert(() =>
        {
            source.Tell("hello");
            ExpectMsg("hello", TimeSpan.FromMilliseconds(100));
        });
        Watch(sink);
        source.Tell(new End("complete"));
        FishForMessage(message => message is OnComplete);
        source.Tell(PoisonPill.Instance);
    }

    [Fact]
    public void A_subscribing_actor_asks_as_its_strategy_says_and_remembers_it_over_a_restart()
    {
        var publisher = this.CreateManualPublisherProbe<string>();
        var actor = Sys.ActorOf(Props.Create(() => new Subscribing(TestActor, OneByOneRequestStrategy.Instance)));
        publisher.Subscribe(ActorSubscriber.Create<string>(actor));
        var subscription = publisher.ExpectSubscription();
        publisher.ExpectRequest(subscription, 1);
        actor.Tell(new InvalidOperationException("restart"));
        subscription.SendNext("a");
        ExpectMsg("a");
        publisher.ExpectRequest(subscription, 1);
        Sys.Stop(actor);
        subscription.ExpectCancellation();
    }

    [Fact]
    public void Request_strategies_count()
    {
        Assert.Equal([1, 0], new[] { 0, 1 }.Select(OneByOneRequestStrategy.Instance.RequestDemand));
        Assert.Equal([0, 0], new[] { 0, 9 }.Select(ZeroRequestStrategy.Instance.RequestDemand));
        Assert.Equal([10, 6, 0, 0], new[] { 0, 4, 5, 10 }.Select(new WatermarkRequestStrategy(10).RequestDemand));
        var busy = new Busy(12);
        Assert.Equal([12, 8, 0], new[] { 0, 4, 8 }.Select(busy.RequestDemand));
        busy.Taken = 6;
        Assert.Equal([6, 5, 0, 0], new[] { 0, 1, 2, 12 }.Select(busy.RequestDemand));
    }

    private (IActorRef Actor, TestSubscriber.Probe<string> Subscriber) Publisher()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Publishing(TestActor)));
        var subscriber = this.CreateSubscriberProbe<string>();
        ActorPublisher.Create<string>(actor).Subscribe(subscriber);
        return (actor, subscriber);
    }

    private sealed record End(string How);

    private sealed class Busy(int max) : MaxInFlightRequestStrategy(max)
    {
        public int Taken { get; set; }

        public override int InFlight => Taken;
    }

    private sealed class Publishing : ActorPublisher<string>
    {
        private readonly IActorRef _witness;

        public Publishing(IActorRef witness, TimeSpan? timeout = null)
        {
            _witness = witness;
            if (timeout is { } time)
                SubscriptionTimeout = time;
        }

        protected override bool Receive(object message)
        {
            switch (message)
            {
                case Request:
                    _witness.Tell($"demand {TotalDemand}");
                    break;
                case Cancel:
                    _witness.Tell("cancelled");
                    break;
                case SubscriptionTimeoutExceeded:
                    _witness.Tell("nobody came");
                    break;
                case string when TotalDemand == 0 && IsActive && _witness.IsNobody():
                    break;
                case string element:
                    Send(element);
                    break;
                case End { How: "complete" }:
                    OnComplete();
                    break;
                case End { How: "complete then stop" }:
                    OnCompleteThenStop();
                    break;
                case End { How: "fail" }:
                    OnError(new StreamFailure("failed"));
                    break;
                case End { How: "fail then stop" }:
                    OnErrorThenStop(new StreamFailure("failed"));
                    break;
                case Exception failure:
                    throw failure;
                default:
                    return false;
            }

            return true;
        }

        private void Send(string element)
        {
            try
            {
                OnNext(element);
            }
            catch (IllegalStateException refused)
            {
                _witness.Tell(refused);
            }
        }
    }

    private sealed class Subscribing(IActorRef witness, IRequestStrategy strategy) : ActorSubscriber
    {
        public override IRequestStrategy RequestStrategy { get; } = strategy;

        protected override bool Receive(object message)
        {
            switch (message)
            {
                case OnNext next:
                    witness.Tell(next.Element);
                    return true;
                case IActorSubscriberMessage end:
                    witness.Tell(end);
                    Context.Stop(Self);
                    return true;
                case Exception failure:
                    throw failure;
                default:
                    return false;
            }
        }
    }
}
