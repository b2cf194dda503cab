using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class LifecycleTests : ActorTests
{
    [Fact]
    public async Task A_started_actor_runs_its_constructor_and_then_PreStart()
    {
        var report = NewInlet();
        System.ActorOf(Scripted.Props(report.Ref), "a");
        Assert.Equal(["a.ctor", "a.preStart"], await report.Take(2));
    }

    [Fact]
    public async Task A_restart_stops_the_children_before_the_new_instance_is_made()
    {
        var report = NewInlet();
        var actor = System.ActorOf(Scripted.Props(report.Ref), "a");
        await actor.NewChild("c", report.Ref);
        await report.Take(4);
        actor.Tell(Scripted.Fail);
        actor.Tell("after");
        Assert.Equal(
            ["a.preRestart(asked to)", "a.postStop", "c.postStop", "a.ctor", "a.postRestart(asked to)", "a.preStart", "a.after"],
            await report.Take(7));
    }

    [Fact]
    public async Task Children_stop_before_their_parent()
    {
        var report = NewInlet();
        var actor = System.ActorOf(Scripted.Props(report.Ref), "a");
        var child = await actor.NewChild("b", report.Ref);
        await child.NewChild("c", report.Ref);
        await report.Take(6);
        System.Stop(actor);
        Assert.Equal(["c.postStop", "b.postStop", "a.postStop"], await report.Take(3));
    }

    [Fact]
    public async Task A_restarted_actor_has_fresh_state_and_its_old_reference()
    {
        var actor = System.ActorOf(Scripted.Props());
        await actor.Do((self, _) => self.State = 7);
        actor.Tell(Scripted.Fail);
        Assert.Equal(0, await actor.Do((self, _) => self.State));
        Assert.Equal(actor, await actor.Do((_, context) => context.Self));
    }

    [Fact]
    public async Task An_actor_whose_constructor_throws_is_stopped()
    {
        var watcher = NewInlet();
        var parent = System.ActorOf(Scripted.Props());
        var child = await parent.Do((_, context) => context.ActorOf(Props.Create(() => new ThrowsInConstructor())));
        await parent.Do((_, context) => context.WatchWith(child, Scripted.Do((_, _) => watcher.Ref.Tell("stopped"))));
        Assert.Equal("stopped", await watcher.Next());
    }

    [Theory]
    [InlineData("text", 1)]
    [InlineData(3.5)]
    public async Task An_actor_whose_arguments_fit_no_constructor_is_stopped(params object[] arguments)
    {
        var watcher = NewInlet();
        var parent = System.ActorOf(Scripted.Props());
        var child = await parent.Do((_, context) => context.ActorOf(Props.Create<ThrowsInConstructor>(arguments)));
        await parent.Do((_, context) => context.WatchWith(child, Scripted.Do((_, _) => watcher.Ref.Tell("stopped"))));
        Assert.Equal("stopped", await watcher.Next());
    }

    [Fact]
    public async Task An_actor_cannot_be_created_with_new()
    {
        // On a thread that has run no actor yet: the original leaves the last one's cell behind on a shared thread.
        await Assert.ThrowsAsync<ActorInitializationException>(
            () => Task.Factory.StartNew(() => new ThrowsInConstructor(), TaskCreationOptions.LongRunning));
    }

    [Fact]
    public async Task An_exception_in_PreRestart_does_not_stop_the_restart()
    {
        var report = NewInlet();
        var actor = System.ActorOf(Props.Create(() => new ThrowsInPreRestart(report.Ref)));
        Assert.Equal("ctor", await report.Next());
        actor.Tell("fail");
        Assert.Equal("ctor", await report.Next());
    }

    [Fact]
    public async Task An_exception_in_PostStop_does_not_keep_the_actor_alive()
    {
        var actor = System.ActorOf(Props.Create(() => new ThrowsInPostStop()));
        Assert.True(await actor.GracefulStop(Patience));
    }

    [Fact]
    public async Task PreStart_that_throws_stops_the_actor()
    {
        var decided = NewInlet();
        var strategy = new OneForOneStrategy(cause =>
        {
            decided.Ref.Tell(cause);
            return Directive.Stop;
        });
        var parent = System.ActorOf(Scripted.Props(null, strategy));
        await parent.Do((_, context) => context.ActorOf(Props.Create(() => new ThrowsInPreStart())));
        var cause = await decided.Next<ActorInitializationException>();
        Assert.IsType<TestFailure>(cause.InnerException);
    }

    [Fact]
    public async Task PostRestart_that_throws_is_a_failure_of_its_own()
    {
        var decided = NewInlet();
        var strategy = new OneForOneStrategy(cause =>
        {
            decided.Ref.Tell(cause);
            return cause is PostRestartException ? Directive.Stop : Directive.Restart;
        });
        var parent = System.ActorOf(Scripted.Props(null, strategy));
        var child = await parent.Do((_, context) => context.ActorOf(Props.Create(() => new ThrowsInPostRestart())));
        child.Tell("fail");
        Assert.Equal("fail", (await decided.Next<TestFailure>()).Message);
        Assert.Equal("fail", (await decided.Next<PostRestartException>()).OriginalCause.Message);
    }

    private sealed class ThrowsInConstructor : UntypedActor
    {
        public ThrowsInConstructor() => throw new TestFailure("ctor");

        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class ThrowsInPreStart : UntypedActor
    {
        protected override void PreStart() => throw new TestFailure("preStart");

        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class ThrowsInPreRestart : UntypedActor
    {
        public ThrowsInPreRestart(IActorRef report) => report.Tell("ctor");

        protected override void PreRestart(Exception reason, object message) => throw new TestFailure("preRestart");

        protected override void OnReceive(object message) => throw new TestFailure((string)message);
    }

    private sealed class ThrowsInPostRestart : UntypedActor
    {
        protected override void PostRestart(Exception reason) => throw new TestFailure("postRestart");

        protected override void OnReceive(object message) => throw new TestFailure((string)message);
    }

    private sealed class ThrowsInPostStop : UntypedActor
    {
        protected override void PostStop() => throw new TestFailure("postStop");

        protected override void OnReceive(object message)
        {
        }
    }
}
