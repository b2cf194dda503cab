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
        await Schedules.Run(output, 15, async (random, _) =>
        {
            var book = new Book(random.Next());
            var actor = System.ActorOf(Props.Create(() => new Timed(book)));
            for (var i = 0; i < Steps; i++)
            {
                actor.Tell(Step.Instance, ActorRefs.NoSender);
                if (i % 10 == 0)
                    await Settled(actor);
                if (i % 50 == 0)
                    await actor.Ask(AwaitFiring.Instance, Patience);
                Schedules.Dawdle(random);
            }

            await Settled(actor);
            Assert.True(await actor.GracefulStop(Patience));
            Assert.True(book.Fault is null, book.Fault);
        });
    }

    private sealed class Step
    {
        public static readonly Step Instance = new();
    }

    /// <summary>Answered when a timer has fired: with a scheduler of coarse ticks most are replaced before that.</summary>
    private sealed class AwaitFiring
    {
        public static readonly AwaitFiring Instance = new();
    }

    private sealed record Fired(int Generation, int Instance);

    /// <summary>Which timers may fire; outlives the actor's instances.</summary>
    public sealed class Book(int seed)
    {
        public Random Random { get; } = new(seed);

        public int Instances { get; set; }

        public int Generation { get; set; }

        public int? Live { get; set; }

        public string? Fault { get; set; }
    }

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed(Book book)
        {
            var instance = ++book.Instances;
            book.Live = null;
            IActorRef? waiting = null;
            Receive<AwaitFiring>(_ =>
            {
                waiting = Sender;
                Start();
            });
            Receive<Fired>(fired =>
            {
                waiting?.Tell(fired, Self);
                waiting = null;
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
                        Start();
                        break;
                }
            });

            void Start()
            {
                book.Live = ++book.Generation;
                Timers!.StartPeriodicTimer("timer", new Fired(book.Generation, instance), TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
            }
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }
}
