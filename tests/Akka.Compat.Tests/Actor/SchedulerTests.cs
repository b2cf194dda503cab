using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class SchedulerTests : ActorTests
{
    // What is due within one tick of the genuine scheduler runs in any order.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task Nothing_runs_before_its_time()
    {
        var delay = TimeSpan.FromMilliseconds(25);
        var started = System.Scheduler.HighResMonotonicClock;
        var ran = new TaskCompletionSource<TimeSpan>();
        System.Scheduler.Advanced.ScheduleOnce(delay, () => ran.SetResult(System.Scheduler.HighResMonotonicClock));
        Assert.True(await ran.Task.WaitAsync(Patience) - started >= delay);
    }

    [Fact]
    public async Task Items_run_in_the_order_of_their_times()
    {
        var inlet = NewInlet();
        var due = new Dictionary<int, (TimeSpan Earliest, TimeSpan Latest)>();
        foreach (var delay in new[] { 90, 30, 60, 0 })
        {
            var time = TimeSpan.FromMilliseconds(delay);
            var earliest = System.Scheduler.HighResMonotonicClock + time;
            System.Scheduler.ScheduleTellOnce(time, inlet.Ref, delay, ActorRefs.NoSender);
            due[delay] = (earliest, System.Scheduler.HighResMonotonicClock + time);
        }

        // When the machine stops between two of them, the later one may be due first after all.
        var order = (await inlet.Take(4)).Cast<int>().ToList();
        Assert.Equal([0, 30, 60, 90], order.Order());
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var later in order.Skip(i + 1))
                Assert.True(due[order[i]].Earliest < due[later].Latest + Tick, $"{order[i]} ran before {later}");
        }
    }

    [Fact]
    public async Task A_repetition_goes_on_until_it_is_cancelled()
    {
        var inlet = NewInlet();
        var sender = NewInlet();
        var repetition = System.Scheduler.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, TimeSpan.FromMilliseconds(10), inlet.Ref, "tick", sender.Ref);
        Assert.Equal(["tick", "tick", "tick"], await inlet.Take(3));
        Assert.Equal(sender.Ref, inlet.LastSender);
        repetition.Cancel();
        Assert.True(repetition.IsCancellationRequested);
        Assert.True(repetition.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task What_is_cancelled_does_not_run()
    {
        var inlet = NewInlet();
        // Long enough not to be due before it is cancelled.
        var cancelled = System.Scheduler.ScheduleTellOnceCancelable(TimeSpan.FromSeconds(1), inlet.Ref, "never", ActorRefs.NoSender);
        cancelled.Cancel();
        System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(1_050), inlet.Ref, "end", ActorRefs.NoSender);
        Assert.Equal("end", await inlet.Next());
    }

    [Fact]
    public async Task An_action_that_throws_does_not_hurt_the_others()
    {
        var ran = new TaskCompletionSource();
        System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(1), () => throw new TestFailure("asked to"));
        System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(30), ran.SetResult);
        await ran.Task.WaitAsync(Patience);
    }

    [Fact]
    public void Impossible_times_are_refused()
    {
        var scheduler = System.Scheduler.Advanced;
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.ScheduleOnce(TimeSpan.FromMilliseconds(-1), () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => scheduler.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.Zero, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => System.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(-1), System.DeadLetters, "x", ActorRefs.NoSender));
    }

    [Fact]
    public async Task A_cancelable_can_cancel_itself_and_follow_others()
    {
        using var own = new Cancelable(System.Scheduler);
        var linked = Cancelable.CreateLinkedCancelable(System.Scheduler, own);
        Assert.False(linked.IsCancellationRequested);
        own.CancelAfter(10);
        var cancelled = new TaskCompletionSource();
        await using var registration = linked.Token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(Patience);
        Assert.True(own.IsCancellationRequested);
        Assert.True(Cancelable.CreateCanceled().IsCancellationRequested);
    }

    [DifferenceFact("has ticks of 10 ms: 5 ms take 8 to 18 ms")]
    public async Task A_timer_of_5_ms_takes_less_than_8_ms_most_of_the_time()
    {
        // A machine that is busy with something else makes a round of any timer longer, and coarse ticks make all of them.
        var rounds = new List<double>();
        while (rounds.Count < 3 && !rounds.Exists(ms => ms < 8))
            rounds.Add(await SixthOfTwenty(TimeSpan.FromMilliseconds(5)));
        Assert.InRange(rounds[^1], 5, 8);
    }

    private async Task<double> SixthOfTwenty(TimeSpan delay)
    {
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            var started = System.Scheduler.HighResMonotonicClock;
            var ran = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            System.Scheduler.Advanced.ScheduleOnce(delay, () => ran.SetResult(System.Scheduler.HighResMonotonicClock));
            times.Add((await ran.Task.WaitAsync(Patience) - started).TotalMilliseconds);
        }

        times.Sort();
        return times[5];
    }

    [Fact]
    public async Task Many_items_far_and_near_all_run_once()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var counts = new int[5_000];
        var left = new CountdownEvent(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            var index = i;
            System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(random.Next(0, 1_500)), () =>
            {
                counts[index]++;
                left.Signal();
            });
        }

        Assert.True(await Task.Run(() => left.Wait(Patience)), $"seed {seed}: {left.CurrentCount} items did not run");
        Assert.All(counts, count => Assert.Equal(1, count));
    }
}
