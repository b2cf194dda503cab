using Akka.Actor;
using Akka.Compat.Tests.Actor;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.Stress;

/// <summary>Actors whose timers are started, replaced and cancelled while they fire, and while the actor restarts.</summary>
public sealed class TimerStressTests(ITestOutputHelper output) : ActorTests
{
    private const int Steps = 150;

    [Fact]
    public async Task A_timer_that_was_cancelled_or_replaced_or_whose_actor_restarted_is_never_heard_of_again()
    {
        var fired = 0;
        await Schedules.Run(output, 15, async (random, _) =>
        {
            var book = new Book(random.Next());
            var actor = System.ActorOf(Props.Create(() => new Timed(book)));
            for (var i = 0; i < Steps; i++)
            {
                actor.Tell(Step.Instance, ActorRefs.NoSender);
                if (i % 10 == 0)
                    await Settled(actor);
                Schedules.Dawdle(random);
            }

            await Settled(actor);
            Assert.True(await actor.GracefulStop(Patience));
            Assert.True(book.Fault is null, book.Fault);
            fired += book.Fired;
        });
        Assert.True(fired > 0, "no timer fired");
    }

    private sealed class Step
    {
        public static readonly Step Instance = new();
    }

    private sealed record Fired(int Generation, int Instance);

    /// <summary>Which timers may fire; outlives the actor's instances.</summary>
    public sealed class Book(int seed)
    {
        public Random Random { get; } = new(seed);

        public int Instances { get; set; }

        public int Generation { get; set; }

        public int? Live { get; set; }

        public int Fired { get; set; }

        public string? Fault { get; set; }
    }

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed(Book book)
        {
            var instance = ++book.Instances;
            book.Live = null;
            Receive<Fired>(fired =>
            {
                book.Fired++;
                if (fired.Instance != instance || fired.Generation != book.Live)
                    book.Fault = $"{fired} came to instance {instance}, live is {book.Live}";
            });
            Receive<Step>(_ =>
            {
                switch (book.Random.Next(6))
                {
                    case 0:
                        Timers!.Cancel("timer");
                        book.Live = null;
                        break;
                    case 1:
                        throw new InvalidOperationException("restart");
                    case 2:
                        // Long enough for a timer to fire and its message to wait behind this one.
                        Thread.SpinWait(book.Random.Next(40_000));
                        break;
                    default:
                        book.Live = ++book.Generation;
                        Timers!.StartPeriodicTimer("timer", new Fired(book.Generation, instance), TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
                        break;
                }
            });
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }
}
