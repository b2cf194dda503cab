using Akka.Actor;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.Actor;

/// <summary>Random interleavings; the seed of a failing run is in its message.</summary>
public class StressTests(ITestOutputHelper output) : ActorTests
{
    private readonly int _seed = Environment.TickCount;

    [Fact]
    public async Task Every_message_of_every_producer_arrives_once_and_in_order()
    {
        output.WriteLine($"seed {_seed}");
        const int Producers = 8;
        const int Messages = 20_000;
        for (var round = 0; round < 5; round++)
        {
            var done = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var actor = System.ActorOf(Props.Create(() => new OrderCheck(Producers, Messages, done)));
            await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Task.Run(() =>
            {
                var random = new Random(_seed + producer);
                for (var i = 0; i < Messages; i++)
                {
                    actor.Tell(new Numbered(producer, i), ActorRefs.NoSender);
                    if (random.Next(500) == 0)
                        Thread.Yield();
                }
            })));
            Assert.True(await done.Task.WaitAsync(Patience * 3) is null, $"seed {_seed}, round {round}: {done.Task.Result}");
        }
    }

    [Fact]
    public async Task A_message_that_comes_just_when_the_mailbox_falls_idle_is_not_forgotten()
    {
        const int Messages = 200_000;
        var handled = new Counter();
        var actor = System.ActorOf(Props.Create(() => new Counts(handled)));
        await Task.Factory.StartNew(() =>
        {
            // Each message is told as soon as the one before was handled: while the mailbox's turn is ending.
            for (var i = 0; i < Messages; i++)
            {
                actor.Tell(Numbered.Any, ActorRefs.NoSender);
                for (var spins = 0; handled.Value <= i; spins++)
                {
                    // Tight at first, so that the next message comes within the few instructions that count.
                    if (spins > 10_000 && !SpinWait.SpinUntil(() => handled.Value > i, Patience))
                        Assert.Fail($"message {i} was forgotten");
                }
            }
        }, TaskCreationOptions.LongRunning);
    }

    [Fact]
    public async Task Every_watcher_hears_of_every_end_exactly_once()
    {
        output.WriteLine($"seed {_seed}");
        var random = new Random(_seed);
        for (var round = 0; round < 200; round++)
        {
            var subjects = Enumerable.Range(0, 10).Select(_ => System.ActorOf(Scripted.Props())).ToArray();
            var watchers = Enumerable.Range(0, 4).Select(_ =>
            {
                var ended = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
                return (Ref: System.ActorOf(Props.Create(() => new WatchCheck(subjects, ended))), Ended: ended);
            }).ToList();
            var order = subjects.OrderBy(_ => random.Next()).ToList();
            var ways = order.Select(_ => random.Next(4)).ToList();
            await Task.WhenAll(
                Task.Run(() => watchers.ForEach(watcher => watcher.Ref.Tell("watch"))),
                Task.Run(() =>
                {
                    for (var i = 0; i < order.Count; i++)
                        End(order[i], ways[i]);
                }));
            foreach (var (_, ended) in watchers)
                Assert.True(await ended.Task.WaitAsync(Patience) is null, $"seed {_seed}, round {round}: {ended.Task.Result}");
        }
    }

    [DifferenceFact("loses a message that arrives while the mailbox is being closed, now and then")]
    public async Task Messages_that_race_with_a_stop_are_handled_or_dead_letters_but_never_lost()
    {
        output.WriteLine($"seed {_seed}");
        var random = new Random(_seed);
        var letters = new Counter();
        var listener = System.ActorOf(Props.Create(() => new CountsLetters(letters)));
        System.EventStream.Subscribe(listener, typeof(Akka.Event.DeadLetter));
        var sent = 0;
        var handled = new Counter();
        for (var round = 0; round < 4_000; round++)
        {
            var actor = System.ActorOf(Props.Create(() => new Counts(handled)));
            var messages = random.Next(1, 60);
            var stopAt = random.Next(messages);
            sent += messages * 2;
            await Task.WhenAll(
                Task.Run(() => Burst(actor, messages)),
                Task.Run(() =>
                {
                    for (var i = 0; i < messages; i++)
                    {
                        actor.Tell(Numbered.Any, ActorRefs.NoSender);
                        if (i == stopAt)
                            System.Stop(actor);
                    }
                }));
        }

        using var patience = new CancellationTokenSource(Patience);
        while (handled.Value + letters.Value < sent && !patience.IsCancellationRequested)
            await Task.Yield();
        Assert.True(handled.Value + letters.Value == sent, $"seed {_seed}: {sent} sent, {handled.Value} handled, {letters.Value} dead letters");
    }

    [Fact]
    public async Task Actors_that_are_created_and_stopped_from_many_threads_leave_nothing_behind()
    {
        var parent = System.ActorOf(Scripted.Props());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                var actor = System.ActorOf(Scripted.Props());
                Assert.True(await actor.GracefulStop(Patience));
            }
        })));
        Assert.Equal(1, await parent.Do((_, _) => 1));
    }

    private static void Burst(IActorRef actor, int messages)
    {
        for (var i = 0; i < messages; i++)
            actor.Tell(Numbered.Any, ActorRefs.NoSender);
    }

    private void End(IActorRef actor, int way)
    {
        switch (way)
        {
            case 0:
                System.Stop(actor);
                break;
            case 1:
                actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);
                break;
            case 2:
                actor.Tell(Kill.Instance, ActorRefs.NoSender);
                break;
            default:
                actor.Tell(Scripted.Fail, ActorRefs.NoSender);
                System.Stop(actor);
                break;
        }
    }

    public sealed class Counter
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public void Increment() => Interlocked.Increment(ref _value);
    }

    private sealed record Numbered(int Producer, int Number)
    {
        public static readonly Numbered Any = new(0, 0);
    }

    private sealed class OrderCheck : ReceiveActor
    {
        public OrderCheck(int producers, int messages, TaskCompletionSource<string?> done)
        {
            var next = new int[producers];
            var left = producers * messages;
            Receive<Numbered>(message =>
            {
                if (next[message.Producer]++ != message.Number)
                    done.TrySetResult($"{message} came as number {next[message.Producer] - 1}");
                if (--left == 0)
                    done.TrySetResult(null);
            });
        }
    }

    private sealed class WatchCheck : ReceiveActor
    {
        public WatchCheck(IActorRef[] subjects, TaskCompletionSource<string?> ended)
        {
            var heard = new HashSet<IActorRef>();
            Receive<string>(_ =>
            {
                foreach (var subject in subjects)
                    Context.Watch(subject);
            });
            Receive<Terminated>(terminated =>
            {
                if (!heard.Add(terminated.ActorRef))
                    ended.TrySetResult($"{terminated.ActorRef} ended twice");
                if (heard.Count == subjects.Length)
                    ended.TrySetResult(null);
            });
        }
    }

    private sealed class Counts : ReceiveActor
    {
        public Counts(Counter handled) => Receive<Numbered>(_ => handled.Increment());
    }

    private sealed class CountsLetters : ReceiveActor
    {
        public CountsLetters(Counter letters) =>
            Receive<Akka.Event.DeadLetter>(letter => letter.Message is Numbered, _ => letters.Increment());
    }
}
