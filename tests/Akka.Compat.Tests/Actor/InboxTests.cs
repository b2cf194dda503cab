using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class InboxTests : ActorTests
{
    [Fact]
    public void Answers_come_to_the_inbox_that_sent_the_question()
    {
        using var inbox = Inbox.Create(System);
        var actor = System.ActorOf(Scripted.Props());
        inbox.Send(actor, Scripted.Do((_, context) => context.Sender.Tell("answer")));
        Assert.Equal("answer", inbox.Receive(Patience));
    }

    [Fact]
    public void Messages_come_in_their_order_and_may_be_picked()
    {
        using var inbox = Inbox.Create(System);
        foreach (var message in new object[] { 1, "two", 3 })
            inbox.Receiver.Tell(message);
        Assert.Equal("two", inbox.ReceiveWhere(message => message is string, Patience));
        Assert.Equal(1, inbox.Receive(Patience));
        Assert.Equal(3, inbox.Receive(Patience));
    }

    [Fact]
    public async Task Nothing_in_time_is_a_timeout()
    {
        using var inbox = Inbox.Create(System);
        Assert.Throws<TimeoutException>(() => inbox.Receive(TimeSpan.FromMilliseconds(20)));
        var failure = Assert.IsType<Status.Failure>(await inbox.ReceiveAsync(TimeSpan.FromMilliseconds(20)));
        Assert.IsType<TimeoutException>(failure.Cause);
    }

    [Fact]
    public void An_inbox_can_watch()
    {
        using var inbox = Inbox.Create(System);
        var actor = System.ActorOf(Scripted.Props());
        inbox.Watch(actor);
        actor.Tell(PoisonPill.Instance);
        Assert.Equal(actor, Assert.IsType<Terminated>(inbox.Receive(Patience)).ActorRef);
    }
}
