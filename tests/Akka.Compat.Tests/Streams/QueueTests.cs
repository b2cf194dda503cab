using Akka.Pattern;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Compat.Tests.Streams;

public sealed class QueueTests : StreamSpec
{
    private static readonly Sink<int, ISinkQueue<int>> OneByOne = Sink.Queue<int>().AddAttributes(Attributes.CreateInputBuffer(1, 1));

    [Theory]
    [InlineData(OverflowStrategy.DropHead, "Enqueued Enqueued Enqueued Enqueued Enqueued Enqueued", "1 5 6")]
    [InlineData(OverflowStrategy.DropTail, "Enqueued Enqueued Enqueued Enqueued Enqueued Enqueued", "1 2 6")]
    [InlineData(OverflowStrategy.DropBuffer, "Enqueued Enqueued Enqueued Enqueued Enqueued Enqueued", "1 6")]
    [InlineData(OverflowStrategy.DropNew, "Enqueued Enqueued Enqueued Dropped Dropped Dropped", "1 2 3")]
    public async Task A_full_queue_does_what_its_strategy_says(OverflowStrategy strategy, string answers, string delivered)
    {
        var (queue, sink) = Source.Queue<int>(2, strategy).ToMaterialized(OneByOne, Keep.Both).Run(Materializer);
        var results = new List<string>();
        for (var i = 1; i <= 6; i++)
            results.Add((await queue.OfferAsync(i).WaitAsync(Bound)).GetType().Name);
        Assert.Equal(answers, string.Join(" ", results));

        queue.Complete();
        var elements = new List<int>();
        while ((await sink.PullAsync().WaitAsync(Bound)) is { HasValue: true } next)
            elements.Add(next.Value);
        Assert.Equal(delivered, string.Join(" ", elements));
    }

    [Fact]
    public async Task A_backpressuring_queue_lets_one_offer_wait_and_refuses_the_next()
    {
        var (queue, sink) = Source.Queue<int>(1, OverflowStrategy.Backpressure).ToMaterialized(OneByOne, Keep.Both).Run(Materializer);
        await queue.OfferAsync(1).WaitAsync(Bound);
        await queue.OfferAsync(2).WaitAsync(Bound);
        var waiting = queue.OfferAsync(3);
        await Assert.ThrowsAsync<IllegalStateException>(() => queue.OfferAsync(4).WaitAsync(Bound));
        Assert.False(waiting.IsCompleted);
        Assert.Equal(1, (await sink.PullAsync().WaitAsync(Bound)).Value);
        Assert.IsType<QueueOfferResult.Enqueued>(await waiting.WaitAsync(Bound));
    }

    [Fact]
    public async Task Complete_delivers_what_was_accepted()
    {
        var (queue, elements) = Source.Queue<int>(4, OverflowStrategy.Backpressure).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        await queue.OfferAsync(1);
        await queue.OfferAsync(2);
        queue.Complete();
        Assert.Equal([1, 2], await elements.WaitAsync(Bound));
        await queue.WatchCompletionAsync().WaitAsync(Bound);
        await Assert.ThrowsAsync<StreamDetachedException>(() => queue.OfferAsync(3).WaitAsync(Bound));
    }

    [Fact]
    public async Task Fail_fails_the_stream_and_whoever_watches()
    {
        var (queue, elements) = Source.Queue<int>(4, OverflowStrategy.Backpressure).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        queue.Fail(new StreamFailure("q"));
        await Assert.ThrowsAsync<StreamFailure>(() => elements.WaitAsync(Bound));
        await Assert.ThrowsAsync<StreamFailure>(() => queue.WatchCompletionAsync().WaitAsync(Bound));
    }

    [Fact]
    public async Task Two_pulls_at_once_are_refused()
    {
        var queue = Source.Never<int>().RunWith(Sink.Queue<int>(), Materializer);
        _ = queue.PullAsync();
        await Assert.ThrowsAsync<IllegalStateException>(() => queue.PullAsync().WaitAsync(Bound));
    }

    [DifferenceFact("a pull that comes while the stage stops never completes")]
    public async Task The_end_is_told_once_and_later_pulls_are_refused()
    {
        var queue = Source.Single(1).RunWith(Sink.Queue<int>(), Materializer);
        Assert.Equal(1, (await queue.PullAsync().WaitAsync(Bound)).Value);
        Assert.False((await queue.PullAsync().WaitAsync(Bound)).HasValue);
        await Assert.ThrowsAsync<StreamDetachedException>(() => queue.PullAsync().WaitAsync(Bound));
    }

    [DifferenceFact("an offer that races with the end of the stream may never be answered")]
    public async Task Every_offer_is_answered_also_when_the_stream_ends_meanwhile()
    {
        for (var round = 0; round < 200; round++)
        {
            var queue = Source.Queue<int>(1, OverflowStrategy.Backpressure).Take(1).To(Sink.Ignore<int>()).Run(Materializer);
            var offers = Enumerable.Range(0, 4).Select(i => Task.Run(() => queue.OfferAsync(i))).ToArray();
            foreach (var offer in offers)
            {
                var refused = await Record.ExceptionAsync(() => offer.WaitAsync(Bound));
                Assert.True(refused is null or StreamDetachedException or IllegalStateException, refused?.ToString());
            }
        }
    }
}
