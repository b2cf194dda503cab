using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaSoak.Measures;

/// <summary>How late timers of 5 ms are: the scheduler's, and those of a stage. On the clock, so other programs show in it.</summary>
internal static class TimerPrecision
{
    private const int Timers = 200;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(5);

    public static void Measure(ActorSystem system, ActorMaterializer materializer)
    {
        Measure("scheduler", () =>
        {
            var fired = new TaskCompletionSource<long>();
            system.Scheduler.Advanced.ScheduleOnce(Delay, () => fired.TrySetResult(TimeProvider.System.GetTimestamp()));
            return fired.Task.Result;
        });
        var graph = Source.Single(0).InitialDelay(Delay).Select(_ => TimeProvider.System.GetTimestamp()).ToMaterialized(Sink.First<long>(), Keep.Right);
        Measure("stage timer", () => graph.Run(materializer).Result);
    }

    private static void Measure(string name, Func<long> timer)
    {
        for (var i = 0; i < 20; i++)
            timer();
        var late = new double[Timers];
        for (var i = 0; i < Timers; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            late[i] = (TimeProvider.System.GetElapsedTime(start, timer()) - Delay).TotalMilliseconds;
        }

        Array.Sort(late);
        Figures.Print($"{name} of 5 ms, earliest", late[0], "ms late");
        Figures.Print($"{name} of 5 ms, median", late[Timers / 2], "ms late");
        Figures.Print($"{name} of 5 ms, 95 %", late[Timers * 95 / 100], "ms late");
    }
}
