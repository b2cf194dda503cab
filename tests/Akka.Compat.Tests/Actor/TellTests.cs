using Akka.Actor;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class TellTests : ActorTests
{
    [Fact]
    public async Task Messages_of_one_sender_arrive_in_their_order()
    {
        var inlet = NewInlet();
        for (var i = 0; i < 10_000; i++)
            inlet.Ref.Tell(i);
        Assert.Equal(Enumerable.Range(0, 10_000).Cast<object>(), await inlet.Take(10_000));
    }

    [Fact]
    public async Task The_sender_is_the_actor_that_tells()
    {
        var inlet = NewInlet();
        var actor = System.ActorOf(Scripted.Props());
        await actor.Do((_, _) =>
        {
            inlet.Ref.Tell("hello");
            return 0;
        });
        await inlet.Next();
        Assert.Equal(actor, inlet.LastSender);
    }

    [Fact]
    public async Task Outside_actors_there_is_no_sender_and_replies_are_dead_letters()
    {
        var inlet = NewInlet();
        // A thread of its own: one of the pool may still carry the implicit sender of a test kit that ran on it.
        new Thread(() => inlet.Ref.Tell("hello")).Start();
        await inlet.Next();
        Assert.Equal(System.DeadLetters, inlet.LastSender);
    }

    [Fact]
    public async Task Forward_keeps_the_sender()
    {
        var inlet = NewInlet();
        var original = NewInlet();
        var middle = System.ActorOf(Scripted.Props());
        middle.Tell(Scripted.Do((_, _) => inlet.Ref.Forward("forwarded")), original.Ref);
        Assert.Equal("forwarded", await inlet.Next());
        Assert.Equal(original.Ref, inlet.LastSender);
    }

    [Fact]
    public async Task Null_is_no_message()
    {
        var inlet = NewInlet();
        await Settled(inlet.Ref);
        Assert.Equal("message", Assert.Throws<ArgumentNullException>(() => inlet.Ref.Tell(null!)).ParamName);
    }

    [Fact]
    public async Task Stop_drops_what_is_queued_and_a_poison_pill_does_not()
    {
        var gate = new TaskCompletionSource();
        var report = NewInlet();
        var stopped = System.ActorOf(Scripted.Props(report.Ref), "stopped");
        stopped.Tell(Scripted.Do((_, context) =>
        {
            context.Stop(context.Self);
            gate.Task.Wait(Patience);
        }));
        stopped.Tell("dropped");
        gate.SetResult();
        Assert.Equal(["stopped.ctor", "stopped.preStart", "stopped.postStop"], await report.Take(3));

        var poisoned = System.ActorOf(Scripted.Props(report.Ref), "poisoned");
        poisoned.Tell("kept");
        poisoned.Tell(PoisonPill.Instance);
        poisoned.Tell("dropped");
        Assert.Equal(["poisoned.ctor", "poisoned.preStart", "poisoned.kept", "poisoned.postStop"], await report.Take(4));
    }

    [Fact]
    public async Task Kill_makes_the_actor_fail_and_so_stops_it()
    {
        var report = NewInlet();
        var actor = System.ActorOf(Scripted.Props(report.Ref), "a");
        await report.Take(2);
        actor.Tell(Kill.Instance);
        Assert.Equal("a.postStop", await report.Next());
    }

    [Fact]
    public async Task Identify_is_answered_by_every_actor()
    {
        var inlet = NewInlet();
        var identity = await inlet.Ref.Ask<ActorIdentity>(new Identify(42), Patience);
        Assert.Equal(42, identity.MessageId);
        Assert.Equal(inlet.Ref, identity.Subject);
        await inlet.AssertEmpty();
    }

    [Fact]
    public async Task Messages_to_a_stopped_actor_are_published_as_dead_letters()
    {
        var letters = NewInlet();
        var sender = NewInlet();
        var dead = System.ActorOf(Scripted.Props());
        await dead.GracefulStop(Patience);
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        dead.Tell("late", sender.Ref);
        var letter = await letters.Next<DeadLetter>();
        Assert.Equal("late", letter.Message);
        Assert.Equal(sender.Ref, letter.Sender);
        Assert.Equal(dead, letter.Recipient);
    }

    [Fact]
    public async Task Suppressed_messages_are_published_as_such_only()
    {
        var letters = NewInlet();
        var suppressed = NewInlet();
        var dead = System.ActorOf(Scripted.Props());
        await dead.GracefulStop(Patience);
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        System.EventStream.Subscribe(suppressed.Ref, typeof(SuppressedDeadLetter));
        dead.Tell(new Noise());
        Assert.IsType<Noise>((await suppressed.Next<SuppressedDeadLetter>()).Message);
        await letters.AssertEmpty();
    }

    [Fact]
    public async Task What_waits_in_the_mailbox_of_a_stopping_actor_becomes_dead_letters_in_order()
    {
        var letters = NewInlet();
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        var gate = new TaskCompletionSource();
        var actor = System.ActorOf(Scripted.Props());
        actor.Tell(Scripted.Do((_, context) =>
        {
            gate.Task.Wait(Patience);
            context.Stop(context.Self);
        }));
        for (var i = 0; i < 5; i++)
            actor.Tell(i);
        gate.SetResult();
        Assert.Equal([0, 1, 2, 3, 4], (await letters.Take(5)).Select(letter => ((DeadLetter)letter).Message));
    }

    private sealed class Noise : IDeadLetterSuppression;
}
