using Akka.Compat.Tests.Streams;
using Akka.Streams;
using Akka.Streams.Dsl;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.Stress;

/// <summary>Kill switches that are used just when streams start and end.</summary>
public sealed class KillSwitchStressTests(ITestOutputHelper output) : StreamSpec
{
    [Fact]
    public Task A_unique_switch_that_races_with_the_end_of_the_stream_ends_it_once_and_cuts_off_a_tail_only() =>
        Schedules.Run(output, 250, async (random, _) =>
        {
            var count = random.Next(500);
            var aborts = random.Next(2) == 0;
            var source = Source.From(Enumerable.Range(0, count));
            if (random.Next(2) == 0)
                source = source.Async();
            var seen = new List<int>();
            var (killSwitch, done) = source.ViaMaterialized(KillSwitches.Single<int>(), Keep.Right).Select(x =>
            {
                seen.Add(x);
                return x;
            }).ToMaterialized(Sink.Ignore<int>(), Keep.Both).Run(Materializer);
            for (var i = random.Next(30); i > 0; i--)
                Schedules.Dawdle(random);
            if (aborts)
                killSwitch.Abort(new StreamFailure("cut"));
            killSwitch.Shutdown();

            var failure = await Record.ExceptionAsync(() => ((Task)done).WaitAsync(Bound));
            Assert.True(failure == null || (aborts && failure.GetBaseException() is StreamFailure), $"{failure}");
            Assert.Equal(Enumerable.Range(0, seen.Count), seen);
        });

    [Fact]
    public Task A_shared_switch_ends_all_its_streams_also_those_that_start_while_it_is_used() =>
        Schedules.Run(output, 30, async (random, _) =>
        {
            var shared = KillSwitches.Shared("shared");
            var streams = random.Next(1, 12);
            var aborts = random.Next(2) == 0;
            var dawdlers = Enumerable.Range(0, streams + 1).Select(_ => new Random(random.Next())).ToArray();
            var ends = Enumerable.Range(0, streams).Select(stream => Task.Run(async () =>
            {
                Schedules.Dawdle(dawdlers[stream]);
                // Some end by themselves at about the same time.
                var source = dawdlers[stream].Next(3) == 0 ? Source.From(Enumerable.Range(0, 50)) : Source.Repeat(1);
                var done = source.Via(shared.Flow<int>()).Async().RunWith(Sink.Ignore<int>(), Materializer);
                return (Task)await Task.WhenAny(done, Task.Delay(Bound)) == done ? done.Exception : throw new TimeoutException("a stream went on");
            })).ToArray();
            var use = Task.Run(() =>
            {
                for (var i = dawdlers[streams].Next(30); i > 0; i--)
                    Schedules.Dawdle(dawdlers[streams]);
                if (aborts)
                    shared.Abort(new StreamFailure("cut"));
                else
                    shared.Shutdown();
            });
            await use;
            foreach (var failure in await Task.WhenAll(ends))
                Assert.True(failure == null || (aborts && failure.GetBaseException() is StreamFailure), $"{failure}");
        });
}
