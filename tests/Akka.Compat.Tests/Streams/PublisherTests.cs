using Akka.Compat.Tests.TestKits;
using Akka.Pattern;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Implementation;
using Akka.Streams.TestKit;
using Reactive.Streams;

namespace Akka.Compat.Tests.Streams;

public class PublisherTests : TestKitSpec
{
    private readonly ActorMaterializer _materializer;

    public PublisherTests() => _materializer = Sys.Materializer();

    [Fact]
    public async Task A_source_with_threads_of_its_own_reads_for_a_subscriber_no_more_than_that_one_asked_for()
    {
        var reads = 0;
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscriber = this.CreateSubscriberProbe<int>();
        Source.UnfoldResource<int, object>(() => this, _ => ++reads, _ => closed.SetResult())
            .RunWith(Sink.FromSubscriber(subscriber), _materializer);
        subscriber.Request(2).ExpectNext(1, 2);
        subscriber.Cancel();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, reads);
    }

    [Fact]
    public void A_publisher_is_asked_for_one_buffer_also_by_a_stream_with_a_boundary_behind_it()
    {
        var publisher = this.CreateManualPublisherProbe<int>();
        var subscriber = this.CreateSubscriberProbe<int>();
        Source.FromPublisher(publisher).Via(Flow.Create<int>().Select(x => x).Async()).RunWith(Sink.FromSubscriber(subscriber), _materializer);
        var upstream = publisher.ExpectSubscription();
        Assert.Equal(16, upstream.ExpectRequest());
        subscriber.Request(1);
        for (var i = 0; i < 7; i++)
            upstream.SendNext(i);
        subscriber.ExpectNext(0);
        publisher.ExpectNoMsg(TimeSpan.FromMilliseconds(100));
        upstream.SendComplete();
        subscriber.Request(6).ExpectNext(1, 2, 3, 4, 5, 6).ExpectComplete();
    }

    [Fact]
    public void A_subscription_that_throws_fails_the_whole_stream_and_frees_its_other_publishers()
    {
        var other = this.CreatePublisherProbe<int>();
        var subscriber = this.CreateSubscriberProbe<int>();
        Source.FromPublisher(new ThrowingPublisher()).Merge(Source.FromPublisher(other)).RunWith(Sink.FromSubscriber(subscriber), _materializer);
        other.ExpectCancellation();
        subscriber.EnsureSubscription();
        AssertViolation(subscriber.ExpectError());
    }

    [Fact]
    public void A_subscriber_that_throws_fails_the_whole_stream_and_its_other_subscribers_hear_of_it()
    {
        var upstream = this.CreatePublisherProbe<int>();
        var other = this.CreateSubscriberProbe<int>();
        Source.FromPublisher(upstream).AlsoTo(Sink.FromSubscriber(other)).RunWith(Sink.FromSubscriber(new ThrowingSubscriber()), _materializer);
        upstream.SendNext(0);
        other.RequestNext(0);
        AssertViolation(other.ExpectError());
        upstream.ExpectCancellation();
    }

    [Fact]
    public void A_source_that_has_failed_from_the_start_fails_before_a_subscriber_gets_what_it_asks_for()
    {
        for (var i = 0; i < 200; i++)
        {
            var subscriber = this.CreateManualSubscriberProbe<int>();
            Source.Failed<int>(new StreamFailure("at once")).ScanAsync(0, (sum, x) => Task.FromResult(sum + x))
                .RunWith(Sink.FromSubscriber(subscriber), _materializer);
            subscriber.ExpectSubscription().Request(1);
            Assert.IsType<StreamFailure>(subscriber.ExpectError());
        }
    }

    [Fact]
    public void A_publisher_without_fan_out_refuses_a_second_subscriber()
    {
        var publisher = Source.Never<int>().RunWith(Sink.AsPublisher<int>(fanout: false), _materializer);
        var first = this.CreateSubscriberProbe<int>();
        publisher.Subscribe(first);
        first.ExpectSubscription();
        var second = this.CreateSubscriberProbe<int>();
        publisher.Subscribe(second);
        Assert.Contains("only supports one subscriber", second.ExpectSubscriptionAndError().Message);
        first.Cancel();
    }

    [Fact]
    public void A_publisher_without_fan_out_refuses_a_second_subscriber_after_the_end_as_well()
    {
        var publisher = Source.Single(1).RunWith(Sink.AsPublisher<int>(fanout: false), _materializer);
        var first = this.CreateSubscriberProbe<int>();
        publisher.Subscribe(first);
        first.Request(1).ExpectNext(1).ExpectComplete();
        for (var i = 0; i < 3; i++)
        {
            var late = this.CreateSubscriberProbe<int>();
            publisher.Subscribe(late);
            Assert.Contains("only supports one subscriber", late.ExpectSubscriptionAndError().Message);
        }
    }

    [Fact]
    public void Who_subscribes_to_a_publisher_with_fan_out_after_the_end_hears_of_it()
    {
        var publisher = Source.Single(1).RunWith(Sink.AsPublisher<int>(fanout: true), _materializer);
        var first = this.CreateSubscriberProbe<int>();
        publisher.Subscribe(first);
        first.Request(1).ExpectNext(1).ExpectComplete();
        AwaitAssert(() =>
        {
            var late = this.CreateSubscriberProbe<int>();
            publisher.Subscribe(late);
            late.ExpectSubscriptionAndComplete();
        });
    }

    [Fact]
    public void Who_subscribes_after_the_last_subscriber_has_cancelled_is_refused()
    {
        var publisher = Source.Repeat(1).RunWith(Sink.AsPublisher<int>(fanout: true), _materializer);
        var first = this.CreateSubscriberProbe<int>();
        publisher.Subscribe(first);
        first.Request(1).ExpectNext(1);
        first.Cancel();
        AwaitAssert(() =>
        {
            var late = this.CreateSubscriberProbe<int>();
            publisher.Subscribe(late);
            Assert.IsType<NormalShutdownException>(late.ExpectSubscriptionAndError());
        });
    }

    [Fact]
    public void Elements_from_a_publisher_end_with_the_materializer()
    {
        var materializer = Sys.Materializer(ActorMaterializerSettings.Create(Sys));
        var publisher = this.CreatePublisherProbe<int>();
        var result = Source.FromPublisher(publisher).RunWith(Sink.First<int>(), materializer);
        publisher.ExpectRequest();
        materializer.Shutdown();
        publisher.ExpectCancellation();
        Assert.IsType<AbruptTerminationException>(Assert.Throws<AggregateException>(() => result.Wait(TimeSpan.FromSeconds(30))).InnerException);
    }

    [Fact]
    public void A_subscriber_that_is_there_from_the_start_hears_of_an_end_that_comes_at_once()
    {
        var empty = this.CreateSubscriberProbe<int>();
        Source.Empty<int>().RunWith(Sink.FromSubscriber(empty), _materializer);
        empty.ExpectSubscriptionAndComplete();
        var failed = this.CreateSubscriberProbe<int>();
        Source.Failed<int>(new TestException("at once")).RunWith(Sink.FromSubscriber(failed), _materializer);
        Assert.Equal("at once", failed.ExpectSubscriptionAndError().Message);
    }

    [Fact]
    public void Log_levels_that_are_off_log_nothing_and_let_everything_pass()
    {
        var probe = Source.From([1, 2]).Log("quiet", x => throw new TestException("asked"))
            .WithAttributes(Attributes.CreateLogLevels(Attributes.LogLevels.Off, Attributes.LogLevels.Off, Attributes.LogLevels.Off))
            .RunWith(this.SinkProbe<int>(), _materializer);
        probe.Request(3).ExpectNext(1, 2).ExpectComplete();
    }

    private static void AssertViolation(Exception failure)
    {
        Assert.IsType<IllegalStateException>(failure);
        Assert.IsAssignableFrom<ISpecViolation>(failure.InnerException!);
        Assert.IsType<StreamFailure>(failure.InnerException!.InnerException);
    }

    private sealed class ThrowingPublisher : IPublisher<int>, ISubscription
    {
        public void Subscribe(ISubscriber<int> subscriber) => subscriber.OnSubscribe(this);

        public void Request(long n) => throw new StreamFailure("no requests");

        public void Cancel()
        {
        }
    }

    private sealed class ThrowingSubscriber : ISubscriber<int>
    {
        public void OnSubscribe(ISubscription subscription) => subscription.Request(1);

        public void OnNext(int element) => throw new StreamFailure("no elements");

        public void OnError(Exception cause)
        {
        }

        public void OnComplete()
        {
        }
    }
}
