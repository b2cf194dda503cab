using Akka.Actor;
using Akka.Compat.Tests.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.Stress;

/// <summary>Mailboxes under load: a stash that fills and empties, a queue with a limit, restarts in between.</summary>
public sealed class StashStressTests(ITestOutputHelper output) : ActorTests("""
    bounded.mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka"
    bounded.mailbox-capacity = 8
    bounded.mailbox-push-timeout-time = 0s
    """)
{
    private const int Senders = 3;
    private const int Messages = 300;

    [Fact]
    public Task A_stash_that_fills_and_empties_at_random_loses_doubles_and_reorders_nothing_also_across_restarts() =>
        Schedules.Run(output, 25, async (random, _) =>
        {
            var done = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var seen = new Seen(done, random.Next());
            var actor = System.ActorOf(Props.Create(() => new Stashing(seen)));
            await Send(actor, random);
            var opener = new Random(random.Next());
            // Whatever is still in the stash comes out at last.
            for (var i = 0; i < 1_000_000 && !done.Task.IsCompleted; i++)
            {
                actor.Tell(Open.Instance, ActorRefs.NoSender);
                Schedules.Dawdle(opener);
                if (i % 100 == 0)
                    await Settled(actor);
            }

            Assert.Null(await done.Task.WaitAsync(Patience));
            System.Stop(actor);
        });

    [Fact]
    public Task What_a_bounded_mailbox_refuses_becomes_a_dead_letter_and_the_rest_is_handled_in_order() =>
        Schedules.Run(output, 25, async (random, _) =>
        {
            var refused = new Tally();
            var listener = System.ActorOf(Props.Create(() => new CountsLetters(refused)));
            System.EventStream.Subscribe(listener, typeof(DeadLetter));
            var handled = new Tally();
            var actor = System.ActorOf(Props.Create(() => new Counts(handled)).WithMailbox("bounded"));
            await Send(actor, random);
            using var patience = new CancellationTokenSource(Patience);
            while (handled.Count + refused.Count < Senders * Messages && !patience.IsCancellationRequested)
                await Task.Yield();
            Assert.True(handled.Count + refused.Count == Senders * Messages, $"{handled.Count} handled, {refused.Count} refused");
            Assert.False(handled.IsOutOfOrder, "messages of one sender came out of order");
            System.EventStream.Unsubscribe(listener);
            System.Stop(listener);
            System.Stop(actor);
        });

    private static Task Send(IActorRef actor, Random random)
    {
        var dawdlers = Enumerable.Range(0, Senders).Select(_ => new Random(random.Next())).ToArray();
        return Task.WhenAll(dawdlers.Select((dawdler, sender) => Task.Run(() =>
        {
            for (var i = 0; i < Messages; i++)
            {
                actor.Tell(new Numbered(sender, i), ActorRefs.NoSender);
                if (dawdler.Next(8) == 0)
                    Schedules.Dawdle(dawdler);
            }
        })));
    }

    private sealed record Numbered(int Sender, int Number);

    private sealed class Open
    {
        public static readonly Open Instance = new();
    }

    /// <summary>What an actor has handled, across its restarts.</summary>
    public sealed class Seen(TaskCompletionSource<string?> done, int seed)
    {
        private readonly int[] _next = new int[Senders];

        public Random Random { get; } = new(seed);

        public void Add(int sender, int number)
        {
            if (_next[sender]++ != number)
                done.TrySetResult($"message {number} of {sender} came as its number {_next[sender] - 1}");
            if (_next.Sum() == Senders * Messages)
                done.TrySetResult(null);
        }
    }

    public sealed class Tally
    {
        private readonly int[] _last = [-1, -1, -1];
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public bool IsOutOfOrder { get; private set; }

        public void Add(int sender, int number)
        {
            IsOutOfOrder |= number <= _last[sender];
            _last[sender] = number;
            Interlocked.Increment(ref _count);
        }

        public void Add() => Interlocked.Increment(ref _count);
    }

    private sealed class Stashing : ReceiveActor, IWithUnboundedStash
    {
        private readonly Seen _seen;

        public Stashing(Seen seen)
        {
            _seen = seen;
            Become(Closed);
        }

        public IStash Stash { get; set; } = null!;

        private void Closed()
        {
            Receive<Numbered>(_ =>
            {
                Stash.Stash();
                if (_seen.Random.Next(10) == 0)
                    Leave(Opened);
            });
            Receive<Open>(_ => Leave(Opened));
        }

        private void Opened()
        {
            Receive<Numbered>(message =>
            {
                _seen.Add(message.Sender, message.Number);
                switch (_seen.Random.Next(40))
                {
                    case 0:
                        Become(Closed);
                        break;
                    case 1:
                        // A restart puts the stash back before the other messages.
                        throw new InvalidOperationException("restart");
                    default:
                        break;
                }
            });
            Receive<Open>(_ => { });
        }

        private void Leave(Action behavior)
        {
            Become(behavior);
            Stash.UnstashAll();
        }
    }

    private sealed class Counts : ReceiveActor
    {
        public Counts(Tally handled) => Receive<Numbered>(message => handled.Add(message.Sender, message.Number));
    }

    private sealed class CountsLetters : ReceiveActor
    {
        public CountsLetters(Tally refused) => Receive<DeadLetter>(letter => letter.Message is Numbered, _ => refused.Add());
    }
}
