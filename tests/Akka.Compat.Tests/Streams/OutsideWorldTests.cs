using System.Threading.Channels;
using Akka.Actor;
using Akka.Compat.Tests.TestKits;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Compat.Tests.Streams;

/// <summary>Stages that deal with actors, channels and observables, and those that are looked at from outside.</summary>
public sealed class OutsideWorldTests : TestKitSpec
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly ActorMaterializer _materializer;

    public OutsideWorldTests() => _materializer = Sys.Materializer();

    [Fact]
    public async Task A_monitor_tells_the_state_of_its_stream()
    {
        var ((source, monitor), sink) = this.SourceProbe<int>().Monitor(Keep.Both).ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(_materializer);
        Assert.IsType<FlowMonitor.Initialized>(monitor.State);
        source.SendNext(7);
        sink.RequestNext(7);
        Assert.Equal(7, Assert.IsType<FlowMonitor.Received<int>>(monitor.State).Message);
        source.SendComplete();
        sink.ExpectComplete();
        await AwaitConditionAsync(() => Task.FromResult(monitor.State is FlowMonitor.Finished), Bound);
    }

    [Fact]
    public void The_end_of_a_watched_actor_fails_the_stream()
    {
        var watched = CreateTestProbe();
        var sink = Source.Never<int>().Watch(watched.Ref).RunWith(this.SinkProbe<int>(), _materializer);
        sink.EnsureSubscription();
        sink.ExpectNoMsg(Short);
        Sys.Stop(watched.Ref);
        Assert.IsType<WatchedActorTerminatedException>(sink.Request(1).ExpectError());
    }

    [Fact]
    public async Task Ask_emits_the_answers_in_the_order_of_the_questions()
    {
        var doubling = Sys.ActorOf(Props.Create(() => new Doubling()));
        var answers = Source.From(Enumerable.Range(1, 20)).Ask<string>(doubling, Bound, 4).RunWith(Sink.Seq<string>(), _materializer);
        Assert.Equal(Enumerable.Range(1, 20).Select(x => $"{2 * x}"), await answers.WaitAsync(Bound));
    }

    [Fact]
    public async Task A_failure_as_an_answer_and_no_answer_fail_the_stream()
    {
        var failing = Sys.ActorOf(Props.Create(() => new Doubling()));
        var failed = Source.Single("no number").Ask<string>(failing, Bound, 1).RunWith(Sink.Seq<string>(), _materializer);
        await Assert.ThrowsAnyAsync<Exception>(() => failed.WaitAsync(Bound));
        Assert.Contains("no number", failed.Exception?.Flatten().ToString());
        var silent = Source.Single(1).Ask<string>(TestActor, Short, 1).RunWith(Sink.Seq<string>(), _materializer);
        await Assert.ThrowsAnyAsync<Exception>(() => silent.WaitAsync(Bound));
        Assert.True(silent.IsFaulted);
    }

    [Fact]
    public async Task A_channel_is_read_to_its_end()
    {
        var channel = Channel.CreateBounded<int>(4);
        var read = ChannelSource.FromReader(channel.Reader).RunWith(Sink.Seq<int>(), _materializer);
        foreach (var element in Enumerable.Range(1, 50))
            await channel.Writer.WriteAsync(element).AsTask().WaitAsync(Bound);
        channel.Writer.Complete();
        Assert.Equal(Enumerable.Range(1, 50), await read.WaitAsync(Bound));
    }

    [Fact]
    public void A_channel_is_read_as_far_as_somebody_asks()
    {
        var channel = Channel.CreateBounded<int>(4);
        var sink = ChannelSource.FromReader(channel.Reader).RunWith(this.SinkProbe<int>(), _materializer);
        Assert.True(channel.Writer.TryWrite(1));
        sink.RequestNext(1);
        Assert.True(channel.Writer.TryWrite(2));
        Assert.True(channel.Writer.TryWrite(3));
        sink.ExpectNoMsg(Short);
        sink.RequestNext(2);
        sink.RequestNext(3);
        sink.Request(1);
        channel.Writer.Complete();
        sink.ExpectComplete();
    }

    [DifferenceFact("the last element is lost when it has to wait for room")]
    public async Task A_stream_is_written_to_a_channel_that_ends_with_it()
    {
        var written = Source.From(Enumerable.Range(1, 50)).RunWith(ChannelSink.AsReader<int>(4), _materializer);
        var read = new List<int>();
        await foreach (var element in written.ReadAllAsync().WithCancellation(new CancellationTokenSource(Bound).Token))
            read.Add(element);
        Assert.Equal(Enumerable.Range(1, 50), read);
    }

    [Fact]
    public async Task A_failed_channel_fails_the_stream_and_a_failed_stream_the_channel()
    {
        var channel = Channel.CreateBounded<int>(1);
        channel.Writer.Complete(new StreamFailure("broken"));
        var read = ChannelSource.FromReader(channel.Reader).RunWith(Sink.Ignore<int>(), _materializer);
        Assert.Contains("broken", (await Assert.ThrowsAnyAsync<Exception>(() => read.WaitAsync(Bound))).ToString());
        var written = Source.Failed<int>(new StreamFailure("broken")).RunWith(ChannelSink.AsReader<int>(1), _materializer);
        Assert.Contains("broken", (await Assert.ThrowsAnyAsync<Exception>(() => written.Completion.WaitAsync(Bound))).ToString());
    }

    [Fact]
    public void An_observable_of_a_stream_becomes_a_stream_again()
    {
        var (source, observable) = this.SourceProbe<int>().ToMaterialized(Sink.AsObservable<int>(), Keep.Both).Run(_materializer);
        var sink = Source.FromObservable(observable).RunWith(this.SinkProbe<int>(), _materializer);
        sink.Request(1);
        sink.EnsureSubscription();
        sink.ExpectNoMsg(Short);
        source.SendNext(1);
        sink.ExpectNext(1);
        source.SendError(new StreamFailure("seen"));
        Assert.Contains("seen", sink.ExpectError().ToString());
    }

    private sealed class Doubling : ReceiveActor
    {
        public Doubling()
        {
            Receive<int>(number => Sender.Tell($"{2 * number}"));
            Receive<string>(text => Sender.Tell(new Status.Failure(new StreamFailure(text))));
        }
    }
}
