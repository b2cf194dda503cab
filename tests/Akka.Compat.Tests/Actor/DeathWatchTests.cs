using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class DeathWatchTests : ActorTests
{
    [Fact]
    public async Task A_watcher_is_told_of_the_end()
    {
        var (watcher, report) = NewWatcher();
        var subject = System.ActorOf(Scripted.Props());
        watcher.Tell(new Watch(subject));
        await Settled(watcher);
        subject.Tell(PoisonPill.Instance);
        Assert.Equal(new Ended(subject, Confirmed: true), await report.Next());
    }

    [Fact]
    public async Task Watching_an_actor_that_has_stopped_is_answered_at_once()
    {
        var (watcher, report) = NewWatcher();
        var subject = System.ActorOf(Scripted.Props());
        await subject.GracefulStop(Patience);
        watcher.Tell(new Watch(subject));
        Assert.Equal(new Ended(subject, Confirmed: false), await report.Next());
    }

    [Fact]
    public async Task WatchWith_delivers_a_message_of_ones_own()
    {
        var (watcher, report) = NewWatcher();
        var subject = System.ActorOf(Scripted.Props());
        watcher.Tell(new Watch(subject, "gone"));
        subject.Tell(PoisonPill.Instance);
        Assert.Equal("gone", await report.Next());
    }

    [Fact]
    public async Task What_the_subject_said_before_its_end_arrives_before_the_notification()
    {
        var (watcher, report) = NewWatcher();
        var subject = System.ActorOf(Scripted.Props());
        watcher.Tell(new Watch(subject));
        await Settled(watcher);
        subject.Tell(Scripted.Do((_, context) =>
        {
            for (var i = 0; i < 100; i++)
                watcher.Tell(i);
            context.Stop(context.Self);
        }));
        Assert.Equal(Enumerable.Range(0, 100).Cast<object>(), await report.Take(100));
        await report.Next<Ended>();
    }

    [Fact]
    public async Task Unwatch_ends_the_interest_even_if_the_notification_waits_already()
    {
        var (watcher, report) = NewWatcher();
        var subject = System.ActorOf(Scripted.Props());
        watcher.Tell(new Watch(subject));
        await Settled(watcher);
        var gate = new Gate(new TaskCompletionSource(), new TaskCompletionSource());
        watcher.Tell(gate);
        await gate.Reached.Task.WaitAsync(Patience);
        await subject.GracefulStop(Patience);
        watcher.Tell(new Unwatch(subject));
        gate.Open.SetResult();
        await Settled(watcher);
        await report.AssertEmpty();
    }

    [Fact]
    public async Task Watching_twice_notifies_once()
    {
        var (watcher, report) = NewWatcher();
        var subject = System.ActorOf(Scripted.Props());
        watcher.Tell(new Watch(subject));
        watcher.Tell(new Watch(subject));
        subject.Tell(PoisonPill.Instance);
        await report.Next<Ended>();
        await Settled(watcher);
        await report.AssertEmpty();
    }

    [Fact]
    public async Task Every_watcher_is_told()
    {
        var subject = System.ActorOf(Scripted.Props());
        var watchers = Enumerable.Range(0, 20).Select(_ => NewWatcher()).ToList();
        foreach (var (watcher, _) in watchers)
            watcher.Tell(new Watch(subject));
        subject.Tell(PoisonPill.Instance);
        foreach (var (_, report) in watchers)
            await report.Next<Ended>();
    }

    [Fact]
    public async Task An_unhandled_notification_stops_the_watcher()
    {
        var report = NewInlet();
        var watcher = System.ActorOf(Props.Create(() => new DoesNotHandle(report.Ref)));
        var subject = System.ActorOf(Scripted.Props());
        watcher.Tell(subject);
        subject.Tell(PoisonPill.Instance);
        Assert.Equal("postStop", await report.Next());
    }

    [Fact]
    public async Task A_parent_that_watches_its_child_is_told_once()
    {
        var report = NewInlet();
        var parent = System.ActorOf(Props.Create(() => new WatchesChild(report.Ref)));
        parent.Tell("go");
        await report.Next<Ended>();
        await Settled(parent);
        await report.AssertEmpty();
    }

    [Fact]
    public async Task A_restarted_actor_still_watches_as_before()
    {
        var (watcher, report) = NewWatcher();
        var subject = System.ActorOf(Scripted.Props());
        watcher.Tell(new Watch(subject));
        watcher.Tell("fail");
        await Settled(watcher);
        subject.Tell(PoisonPill.Instance);
        await report.Next<Ended>();
    }

    [Fact]
    public async Task GracefulStop_waits_for_the_end_and_says_false_when_it_does_not_come()
    {
        var actor = System.ActorOf(Scripted.Props());
        Assert.False(await actor.GracefulStop(TimeSpan.FromMilliseconds(30), "ignored"));
        Assert.True(await actor.GracefulStop(Patience));
        Assert.True(await actor.GracefulStop(Patience));
    }

    private (IActorRef Watcher, Inlet Report) NewWatcher()
    {
        var report = NewInlet();
        return (System.ActorOf(Props.Create(() => new Watcher(report.Ref))), report);
    }

    private sealed record Watch(IActorRef Subject, object? Instead = null);

    private sealed record Unwatch(IActorRef Subject);

    /// <summary>Holds the watcher up, and says when it does.</summary>
    private sealed record Gate(TaskCompletionSource Reached, TaskCompletionSource Open);

    /// <summary>What a watcher heard. The notification itself would be taken for one of the reader's own.</summary>
    private sealed record Ended(IActorRef Subject, bool Confirmed)
    {
        public static Ended Of(Terminated terminated) => new(terminated.ActorRef, terminated.ExistenceConfirmed);
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef report)
        {
            Receive<Watch>(watch =>
            {
                if (watch.Instead is { } instead)
                    Context.WatchWith(watch.Subject, instead);
                else
                    Context.Watch(watch.Subject);
            });
            Receive<Unwatch>(unwatch => Context.Unwatch(unwatch.Subject));
            Receive<Gate>(gate =>
            {
                gate.Reached.SetResult();
                gate.Open.Task.Wait(Patience);
            });
            Receive<string>(text => text == "fail", _ => throw new TestFailure("asked to"));
            Receive<Terminated>(terminated => report.Tell(Ended.Of(terminated)));
            ReceiveAny(message => report.Tell(message));
        }
    }

    private sealed class DoesNotHandle : ReceiveActor
    {
        private readonly IActorRef _report;

        public DoesNotHandle(IActorRef report)
        {
            _report = report;
            Receive<IActorRef>(subject => Context.Watch(subject));
        }

        protected override void PostStop() => _report.Tell("postStop");
    }

    private sealed class WatchesChild : ReceiveActor
    {
        public WatchesChild(IActorRef report)
        {
            Receive<string>(_ =>
            {
                var child = Context.ActorOf(Scripted.Props());
                Context.Watch(child);
                Context.Stop(child);
            });
            Receive<Terminated>(terminated => report.Tell(Ended.Of(terminated)));
        }
    }
}
