using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class MailboxTests : ActorTests
{
    public MailboxTests()
        : base($$"""
            small { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 3, mailbox-push-timeout-time = 0s }
            by-priority { mailbox-type = "{{typeof(ByLength).AssemblyQualifiedName}}" }
            by-priority-stable { mailbox-type = "{{typeof(ByLengthStable).AssemblyQualifiedName}}" }
            """)
    {
    }

    [Fact]
    public async Task What_does_not_fit_into_a_bounded_mailbox_is_a_dead_letter()
    {
        var letters = NewInlet();
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        var report = NewInlet();
        var actor = System.ActorOf(Scripted.Props(report.Ref).WithMailbox("small"), "a");
        await report.Take(2);
        var gate = await Blocked(actor);
        for (var i = 0; i < 5; i++)
            actor.Tell(i);
        Assert.Equal([3, 4], (await letters.Take(2)).Select(letter => ((DeadLetter)letter).Message));
        gate.SetResult();
        Assert.Equal(["a.0", "a.1", "a.2"], await report.Take(3));
    }

    [Theory]
    [InlineData("by-priority")]
    [InlineData("by-priority-stable")]
    public async Task A_priority_mailbox_delivers_the_smallest_number_first(string mailbox)
    {
        var report = NewInlet();
        var actor = System.ActorOf(Scripted.Props(report.Ref).WithMailbox(mailbox), "a");
        await report.Take(2);
        var gate = await Blocked(actor);
        foreach (var text in new[] { "ccc", "a", "dddd", "bb" })
            actor.Tell(text);
        gate.SetResult();
        Assert.Equal(["a.a", "a.bb", "a.ccc", "a.dddd"], await report.Take(4));
    }

    [Fact]
    public async Task A_stable_priority_mailbox_keeps_the_order_among_equals()
    {
        var report = NewInlet();
        var actor = System.ActorOf(Scripted.Props(report.Ref).WithMailbox("by-priority-stable"), "a");
        await report.Take(2);
        var gate = await Blocked(actor);
        var texts = Enumerable.Range(0, 50).Select(i => $"{i:00}").ToList();
        foreach (var text in texts)
            actor.Tell(text);
        actor.Tell("x");
        gate.SetResult();
        Assert.Equal(texts.Prepend("x").Select(text => (object)("a." + text)), await report.Take(51));
    }

    [Fact]
    public void An_unknown_mailbox_is_a_configuration_error()
    {
        Assert.Throws<ConfigurationException>(() => System.ActorOf(Scripted.Props().WithMailbox("nowhere")));
    }

    /// <summary>Keeps the actor in a handler until the gate opens.</summary>
    private static async Task<TaskCompletionSource> Blocked(IActorRef actor)
    {
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource();
        actor.Tell(Scripted.Do((_, _) =>
        {
            inside.SetResult();
            gate.Task.Wait(Patience);
        }));
        await inside.Task.WaitAsync(Patience);
        return gate;
    }

    public sealed class ByLength(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is string text ? text.Length : 0;
    }

    public sealed class ByLengthStable(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is string text ? text.Length : 0;
    }
}
