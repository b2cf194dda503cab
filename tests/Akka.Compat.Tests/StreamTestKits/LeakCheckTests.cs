using Akka.Compat.Tests.TestKits;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Compat.Tests.StreamTestKits;

public class LeakCheckTests : TestKitSpec
{
    private readonly ActorMaterializer _materializer;

    public LeakCheckTests() => _materializer = Sys.Materializer();

    [Fact]
    public async Task A_block_whose_streams_end_passes()
    {
        Assert.Equal(6, await this.AssertAllStagesStoppedAsync(() => Source.From([1, 2, 3]).RunSum((a, b) => a + b, _materializer), _materializer));
        this.AssertAllStagesStopped(
            () =>
            {
                var sink = Source.From([1, 2]).RunWith(this.SinkProbe<int>(), _materializer);
                sink.Request(2).ExpectNext(1, 2).ExpectComplete();
            },
            _materializer);
    }

    [Fact]
    public void A_publisher_that_is_joined_to_a_subscriber_is_no_stage_that_could_leak()
    {
        TestPublisher.Probe<int>? source = null;
        TestSubscriber.Probe<int>? sink = null;
        this.AssertAllStagesStopped(
            () => (source, sink) = this.SourceProbe<int>().ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer),
            _materializer,
            Short);
        sink!.Request(1);
        source!.SendNext(1);
        sink.ExpectNext(1);
    }

    [DifferenceFact("stops the streams first and so never finds one")]
    public async Task A_stream_that_leaks_is_a_failure_that_names_it()
    {
        var message = Failure(() => this.AssertAllStagesStopped(
            () => Source.Maybe<int>().To(Sink.Ignore<int>().Named("leaking")).Run(_materializer), _materializer, Short));
        Assert.StartsWith("1 of the streams still run", message);
        await FailureAsync(() => this.AssertAllStagesStoppedAsync(
            () =>
            {
                Source.Maybe<int>().To(Sink.Ignore<int>()).Run(_materializer);
                return Task.CompletedTask;
            },
            _materializer,
            Short));
    }

    [DifferenceFact("stops the streams first and so never finds one")]
    public void What_has_leaked_is_stopped()
    {
        TestPublisher.Probe<int>? source = null;
        Failure(() => this.AssertAllStagesStopped(
            () => source = this.SourceProbe<int>().To(Sink.Ignore<int>()).Run(_materializer), _materializer, Short));
        source!.ExpectCancellation();
    }

    [DifferenceFact("stops them")]
    public void Streams_that_ran_before_do_not_count_and_go_on()
    {
        var (source, sink) = this.SourceProbe<int>().ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);
        this.AssertAllStagesStopped(() => { }, _materializer, Short);
        sink.Request(1);
        source.SendNext(1);
        sink.ExpectNext(1);
    }

    [Fact]
    public void The_failure_of_the_block_is_thrown() => Assert.Throws<TestException>(
        () => this.AssertAllStagesStopped(() => throw new TestException("block"), _materializer));
}
