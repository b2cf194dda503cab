using Akka.Actor;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class StashTests : ActorTests
{
    [Fact]
    public async Task Unstashed_messages_come_before_the_rest_of_the_mailbox_in_their_order()
    {
        var report = NewInlet();
        var actor = NewGate(report);
        foreach (var message in new[] { "1", "2", "open", "3" })
            actor.Tell(message);
        Assert.Equal(["stash 1", "stash 2", "1", "2", "3"], await report.Take(5));
    }

    [Fact]
    public async Task A_restart_puts_stashed_messages_back()
    {
        var report = NewInlet();
        var actor = NewGate(report);
        foreach (var message in new[] { "1", "2", "fail", "open", "3" })
            actor.Tell(message);
        Assert.Equal(["stash 1", "stash 2", "stash 1", "stash 2", "1", "2", "3"], await report.Take(7));
    }

    [Fact]
    public async Task A_stop_makes_stashed_messages_dead_letters()
    {
        var letters = NewInlet();
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        var actor = NewGate(NewInlet());
        actor.Tell("1");
        actor.Tell("2");
        actor.Tell(PoisonPill.Instance);
        Assert.Equal(["1", "2"], (await letters.Take(2)).Select(letter => ((DeadLetter)letter).Message));
    }

    [Fact]
    public async Task The_same_message_cannot_be_stashed_twice()
    {
        var report = NewInlet();
        System.ActorOf(Props.Create(() => new StashesTwice(report.Ref))).Tell("x");
        Assert.Equal(typeof(IllegalActorStateException), await report.Next());
    }

    [Fact]
    public async Task A_full_stash_takes_no_more()
    {
        var report = NewInlet();
        var actor = System.ActorOf(Props.Create(() => new Limited(report.Ref)).WithStashCapacity(2));
        for (var i = 1; i <= 3; i++)
            actor.Tell(i);
        Assert.Equal(["1 of 2", "2 of 2", typeof(StashOverflowException)], await report.Take(3));
    }

    [Fact]
    public async Task ClearStash_returns_what_it_takes_out_and_Prepend_puts_it_before_the_rest()
    {
        var report = NewInlet();
        var actor = System.ActorOf(Props.Create(() => new Shuffler(report.Ref)));
        foreach (var message in new object[] { 1, 2, "take", 3, "give" })
            actor.Tell(message);
        Assert.Equal([1, 2, 3], await report.Take(3));
    }

    private IActorRef NewGate(Inlet report) => System.ActorOf(Props.Create(() => new Gate(report.Ref)));

    private sealed class Gate : ReceiveActor, IWithUnboundedStash
    {
        public Gate(IActorRef report)
        {
            Receive<string>(text => text == "open", _ =>
            {
                Become(() => Receive<string>(text => report.Tell(text)));
                Stash.UnstashAll();
            });
            Receive<string>(text => text == "fail", _ => throw new TestFailure("asked to"));
            Receive<string>(text =>
            {
                report.Tell("stash " + text);
                Stash.Stash();
            });
        }

        public IStash Stash { get; set; } = null!;
    }

    private sealed class StashesTwice : ReceiveActor, IWithStash
    {
        public StashesTwice(IActorRef report) => ReceiveAny(_ =>
        {
            Stash.Stash();
            report.Tell(Assert.ThrowsAny<Exception>(() => Stash.Stash()).GetType());
        });

        public IStash Stash { get; set; } = null!;
    }

    private sealed class Limited : ReceiveActor, IWithStash
    {
        public Limited(IActorRef report) => ReceiveAny(_ =>
        {
            try
            {
                Stash.Stash();
                report.Tell($"{Stash.Count} of {Stash.Capacity}");
            }
            catch (Exception exception)
            {
                report.Tell(exception.GetType());
            }
        });

        public IStash Stash { get; set; } = null!;
    }

    private sealed class Shuffler : ReceiveActor, IWithUnboundedStash
    {
        private List<Envelope> _taken = [];

        public Shuffler(IActorRef report)
        {
            Receive<int>(_ => Stash.Stash());
            Receive<string>(text => text == "take", _ =>
            {
                _taken = [.. Stash.ClearStash()];
                Assert.True(Stash.IsEmpty);
            });
            Receive<string>(text => text == "give", _ =>
            {
                Stash.Prepend(_taken);
                Become(() => ReceiveAny(message => report.Tell(message)));
                Stash.UnstashAll();
            });
        }

        public IStash Stash { get; set; } = null!;
    }
}
