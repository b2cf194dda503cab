using Akka.Compat.Tests.Streams;
using Akka.Streams.Dsl;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.Stress;

/// <summary>Producers and consumers that come and go at hubs while elements flow.</summary>
public sealed class HubStressTests(ITestOutputHelper output) : StreamSpec
{
    [Fact]
    public Task A_merge_hub_loses_doubles_and_reorders_nothing_while_producers_come_and_go() =>
        Schedules.Run(output, 60, async (random, _) =>
        {
            var producers = random.Next(1, 12);
            var counts = Enumerable.Range(0, producers).Select(_ => random.Next(200)).ToArray();
            var (sink, elements) = MergeHub.Source<(int Producer, int Number)>(random.Next(1, 17))
                .Take(counts.Sum()).ToMaterialized(Sink.Seq<(int Producer, int Number)>(), Keep.Both).Run(Materializer);
            var dawdlers = counts.Select(_ => new Random(random.Next())).ToArray();
            await Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Run(() =>
            {
                Schedules.Dawdle(dawdlers[producer]);
                var count = counts[producer];
                // A failure overtakes elements at a boundary, so that only a fused producer may fail.
                var fails = dawdlers[producer].Next(3) == 0;
                var source = Source.From(Enumerable.Range(0, fails ? count + 1 : count))
                    .Select(number => number < count ? (producer, number) : throw new StreamFailure("left"));
                if (!fails && dawdlers[producer].Next(2) == 0)
                    source = source.Async();
                source.RunWith(sink, Materializer);
            })));

            var all = await elements.WaitAsync(Bound);
            for (var producer = 0; producer < producers; producer++)
            {
                var seen = all.Where(element => element.Producer == producer).Select(element => element.Number);
                Assert.True(seen.SequenceEqual(Enumerable.Range(0, counts[producer])), $"producer {producer} of {producers}: {string.Join(' ', seen)}");
            }
        });

    [Fact]
    public Task A_broadcast_hub_gives_every_consumer_an_unbroken_stretch_while_consumers_come_and_go() =>
        Schedules.Run(output, 20, async (random, _) =>
        {
            const int Elements = 2_000;
            var consumers = random.Next(1, 8);
            var (start, hub) = Started(Elements, 1 << random.Next(1, 7));
            // The first consumer is registered before the others, and stays: it must see all elements.
            var registered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = hub.Select(x =>
            {
                registered.TrySetResult();
                return x;
            }).RunWith(Sink.Seq<int>(), Materializer);
            await registered.Task.WaitAsync(Bound);
            var dawdlers = Enumerable.Range(0, consumers).Select(_ => new Random(random.Next())).ToArray();
            var others = Enumerable.Range(0, consumers).Select(consumer => Task.Run(async () =>
            {
                var dawdler = dawdlers[consumer];
                for (var i = dawdler.Next(100); i > 0; i--)
                    Schedules.Dawdle(dawdler);
                var mine = dawdler.Next(2) == 0 ? hub : hub.Take(dawdler.Next(1, Elements));
                if (dawdler.Next(2) == 0)
                    mine = mine.Async();
                return await mine.RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Bound);
            })).ToArray();
            start.SetResult(0);

            Assert.Equal(Enumerable.Range(-1, Elements + 1), await first.WaitAsync(Bound));
            foreach (var stretch in await Task.WhenAll(others))
            {
                if (stretch.Count > 0)
                    Assert.True(stretch.SequenceEqual(Enumerable.Range(stretch[0], stretch.Count)), $"a stretch with gaps: {string.Join(' ', stretch)}");
            }
        });

    private (TaskCompletionSource<int> Start, Source<int, NotUsed> Hub) Started(int elements, int bufferSize)
    {
        var start = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var rest = Source.FromTask(start.Task).ConcatMany(_ => Source.From(Enumerable.Range(0, elements)));
        var hub = Source.Single(-1).Concat(rest)
            .ToMaterialized(BroadcastHub.Sink<int>(bufferSize), Keep.Right).Run(Materializer);
        return (start, hub);
    }
}
