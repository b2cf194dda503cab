using System.Collections.Concurrent;
using Akka.Compat.Tests.Streams;
using Akka.Streams;
using Akka.Streams.Dsl;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.Stress;

/// <summary>Offers from several threads to a queue while its stream ends.</summary>
public sealed class QueueStressTests(ITestOutputHelper output) : StreamSpec
{
    private const int Offerers = 3;
    private const int Offers = 40;

    [Fact]
    public Task What_a_queue_has_accepted_before_it_is_completed_arrives_once_and_in_its_offerers_order() =>
        Schedules.Run(output, 60, async (random, _) =>
        {
            var (queue, elements) = Open(random);
            var dawdlers = Dawdlers(random);
            await Task.WhenAll(Enumerable.Range(0, Offerers).Select(offerer => Task.Run(async () =>
            {
                for (var i = 0; i < Offers; i++)
                {
                    Assert.IsType<QueueOfferResult.Enqueued>(await queue.OfferAsync((offerer, i)).WaitAsync(Bound));
                    Schedules.Dawdle(dawdlers[offerer]);
                }
            })));
            queue.Complete();
            AssertOrder(await elements.WaitAsync(Bound), Enumerable.Repeat(Offers, Offerers).ToArray());
        });

    [DifferenceFact("An offer that races with the end of the stream may stay pending for ever.")]
    public Task Every_offer_that_races_with_the_end_is_answered_and_what_was_enqueued_before_a_completion_arrives() =>
        Schedules.Run(output, 120, async (random, _) =>
        {
            var (queue, elements) = Open(random);
            var dawdlers = Dawdlers(random);
            var way = random.Next(3);
            var enqueued = new ConcurrentQueue<(int Offerer, int Number)>();
            var offerers = Enumerable.Range(0, Offerers).Select(offerer => Task.Run(async () =>
            {
                for (var i = 0; i < Offers; i++)
                {
                    try
                    {
                        if (await queue.OfferAsync((offerer, i)).WaitAsync(Bound) is QueueOfferResult.Enqueued)
                            enqueued.Enqueue((offerer, i));
                    }
                    catch (Exception cause) when (cause is not TimeoutException)
                    {
                        // The stream has ended or ends; the offer was answered.
                        return;
                    }

                    Schedules.Dawdle(dawdlers[offerer]);
                }
            })).ToArray();
            for (var i = dawdlers[Offerers].Next(60); i > 0; i--)
                Schedules.Dawdle(dawdlers[Offerers]);
            if (way == 0)
                queue.Complete();
            else if (way == 1)
                queue.Fail(new StreamFailure("end"));
            await Task.WhenAll(offerers);
            if (way == 2)
                queue.Complete();

            var seen = await Record.ExceptionAsync(() => elements.WaitAsync(Bound)) == null ? await elements : [];
            if (way != 1)
            {
                Assert.Equal(seen.Order(), enqueued.Order());
                AssertOrder(seen, Enumerable.Range(0, Offerers).Select(offerer => seen.Count(element => element.Offerer == offerer)).ToArray());
            }
        });

    private static Random[] Dawdlers(Random random) => Enumerable.Range(0, Offerers + 1).Select(_ => new Random(random.Next())).ToArray();

    private static void AssertOrder(IReadOnlyList<(int Offerer, int Number)> seen, int[] counts)
    {
        for (var offerer = 0; offerer < Offerers; offerer++)
        {
            var numbers = seen.Where(element => element.Offerer == offerer).Select(element => element.Number);
            Assert.True(numbers.SequenceEqual(Enumerable.Range(0, counts[offerer])), $"offerer {offerer}: {string.Join(' ', numbers)}");
        }
    }

    private (ISourceQueueWithComplete<(int Offerer, int Number)> Queue, Task<System.Collections.Immutable.IImmutableList<(int Offerer, int Number)>> Elements) Open(Random random)
    {
        var source = Source.Queue<(int Offerer, int Number)>(Offerers * Offers, OverflowStrategy.Backpressure);
        if (random.Next(2) == 0)
            source = source.Async();
        return source.ToMaterialized(Sink.Seq<(int Offerer, int Number)>(), Keep.Both).Run(Materializer);
    }
}
