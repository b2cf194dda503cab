using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class SupervisionTests : ActorTests
{
    [Fact]
    public async Task Resume_keeps_the_state_and_goes_on_with_the_next_message()
    {
        var child = await NewChild(Directive.Resume);
        await child.Do((self, _) => self.State = 7);
        child.Tell(Scripted.Fail);
        Assert.Equal(7, await child.Do((self, _) => self.State));
    }

    [Fact]
    public async Task Restart_makes_a_new_instance()
    {
        var child = await NewChild(Directive.Restart);
        await child.Do((self, _) => self.State = 7);
        child.Tell(Scripted.Fail);
        Assert.Equal(0, await child.Do((self, _) => self.State));
    }

    [Fact]
    public async Task Stop_stops_the_child()
    {
        var child = await NewChild(Directive.Stop);
        var ended = child.WatchAsync();
        child.Tell(Scripted.Fail);
        Assert.True(await ended.WaitAsync(Patience));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public async Task One_failure_more_than_allowed_stops_the_child(int allowed, int restarts)
    {
        var report = NewInlet();
        var strategy = new OneForOneStrategy(allowed, TimeSpan.FromMinutes(1), _ => Directive.Restart);
        var parent = System.ActorOf(Scripted.Props(null, strategy));
        var child = await parent.NewChild("c", report.Ref);
        await report.Take(2);
        for (var i = 0; i < restarts; i++)
        {
            child.Tell(Scripted.Fail);
            Assert.Equal(["c.preRestart(asked to)", "c.postStop", "c.ctor", "c.postRestart(asked to)", "c.preStart"], await report.Take(5));
        }

        child.Tell(Scripted.Fail);
        Assert.Equal("c.postStop", await report.Next());
    }

    [Fact]
    public async Task AllForOne_restarts_the_siblings_too()
    {
        var parent = System.ActorOf(Scripted.Props(null, new AllForOneStrategy(_ => Directive.Restart)));
        var first = await parent.NewChild("first");
        var second = await parent.NewChild("second");
        await second.Do((self, _) => self.State = 7);
        first.Tell(Scripted.Fail);
        Assert.Equal(0, await first.Do((self, _) => self.State));
        // The sibling is told to restart after the one that failed, so a message may still find it as it was.
        var deadline = DateTime.UtcNow + Patience;
        while (await second.Do((self, _) => self.State) != 0)
            Assert.True(DateTime.UtcNow < deadline, "The sibling was not restarted.");
    }

    [Fact]
    public async Task AllForOne_stops_the_siblings_too()
    {
        var parent = System.ActorOf(Scripted.Props(null, new AllForOneStrategy(_ => Directive.Stop)));
        var first = await parent.NewChild("first");
        var second = await parent.NewChild("second");
        var ended = second.WatchAsync();
        first.Tell(Scripted.Fail);
        Assert.True(await ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task Escalate_fails_the_parent_with_the_same_cause()
    {
        var decided = NewInlet();
        var top = System.ActorOf(Scripted.Props(null, new OneForOneStrategy(cause =>
        {
            decided.Ref.Tell(cause);
            return Directive.Restart;
        })));
        var parent = await top.NewChild("parent", null, new OneForOneStrategy(_ => Directive.Escalate));
        var child = await parent.NewChild("child");
        var ended = child.WatchAsync();
        child.Tell(Scripted.Fail);
        Assert.Equal("asked to", (await decided.Next<TestFailure>()).Message);
        Assert.True(await ended.WaitAsync(Patience));
        Assert.Empty(await parent.Do((_, context) => context.GetChildren().ToList()));
    }

    [Fact]
    public async Task The_decider_sees_the_failed_child_as_sender()
    {
        var decided = NewInlet();
        var parent = System.ActorOf(Props.Create(() => new AsksSender(decided.Ref)));
        var child = await parent.Ask<IActorRef>("child", Patience);
        child.Tell(Scripted.Fail);
        Assert.Equal(child, await decided.Next());
    }

    [Fact]
    public async Task A_failed_child_and_its_children_wait_for_the_decision()
    {
        var report = NewInlet();
        var gate = new TaskCompletionSource();
        var parent = System.ActorOf(Scripted.Props(null, new OneForOneStrategy(_ =>
        {
            gate.Task.Wait(Patience);
            return Directive.Resume;
        })));
        var child = await parent.NewChild("child", report.Ref);
        var grandchild = await child.NewChild("grandchild", report.Ref);
        await report.Take(4);
        child.Tell(Scripted.Fail);
        child.Tell("x");
        await report.AssertEmpty();
        gate.SetResult();
        Assert.Equal("child.x", await report.Next());
        grandchild.Tell("y");
        Assert.Equal("grandchild.y", await report.Next());
    }

    [Fact]
    public async Task The_strategy_of_the_props_comes_before_the_actors_own()
    {
        var parent = System.ActorOf(Scripted.Props(null, new OneForOneStrategy(_ => Directive.Stop))
            .WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Resume)));
        var child = await parent.NewChild("child");
        await child.Do((self, _) => self.State = 7);
        child.Tell(Scripted.Fail);
        Assert.Equal(7, await child.Do((self, _) => self.State));
    }

    [Fact]
    public async Task A_failing_child_may_be_created_anew_under_its_name_at_once_by_a_restart()
    {
        var report = NewInlet();
        var parent = System.ActorOf(Props.Create(() => new CreatesChildInPreStart(report.Ref)));
        Assert.Equal("child", await report.Next());
        parent.Tell("fail");
        Assert.Equal("child", await report.Next());
    }

    [Fact]
    public void The_default_decider_stops_what_cannot_be_helped_and_restarts_the_rest()
    {
        var decider = SupervisorStrategy.DefaultDecider;
        Assert.Equal(Directive.Stop, decider.Decide(new ActorInitializationException("")));
        Assert.Equal(Directive.Stop, decider.Decide(new ActorKilledException("")));
        Assert.Equal(Directive.Stop, decider.Decide(new DeathPactException(ActorRefs.Nobody)));
        Assert.Equal(Directive.Restart, decider.Decide(new TestFailure("")));
    }

    [Fact]
    public void A_decider_from_a_table_takes_the_first_entry_that_fits()
    {
        var decider = Decider.From(
            Directive.Escalate,
            Directive.Resume.When<ArgumentNullException>(),
            Directive.Stop.When<ArgumentException>());
        Assert.Equal(Directive.Resume, decider.Decide(new ArgumentNullException()));
        Assert.Equal(Directive.Stop, decider.Decide(new ArgumentException()));
        Assert.Equal(Directive.Escalate, decider.Decide(new TestFailure("")));
    }

    private async Task<IActorRef> NewChild(Directive directive)
    {
        var parent = System.ActorOf(Scripted.Props(null, new OneForOneStrategy(_ => directive)));
        return await parent.NewChild("child");
    }

    private sealed class AsksSender : ReceiveActor
    {
        private readonly IActorRef _report;

        public AsksSender(IActorRef report)
        {
            _report = report;
            ReceiveAny(_ => Sender.Tell(Context.ActorOf(Scripted.Props())));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ =>
        {
            _report.Tell(Sender);
            return Directive.Restart;
        });
    }

    private sealed class CreatesChildInPreStart : UntypedActor
    {
        private readonly IActorRef _report;

        public CreatesChildInPreStart(IActorRef report) => _report = report;

        protected override void PreStart() => _report.Tell(Context.ActorOf(Scripted.Props(), "child").Path.Name);

        protected override void OnReceive(object message) => throw new TestFailure("asked to");
    }
}
