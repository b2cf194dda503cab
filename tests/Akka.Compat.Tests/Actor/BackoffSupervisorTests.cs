using Akka.Actor;
using Akka.Event;
using Akka.Pattern;

namespace Akka.Compat.Tests.Actor;

public class BackoffSupervisorTests : ActorTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_failed_child_is_replaced_by_a_fresh_one_after_a_pause()
    {
        var report = NewInlet();
        // The count is asked for later than a child lives that counts as sound.
        var supervisor = Supervise(Backoff.OnFailure(Scripted.Props(report.Ref), "c", Short, Long, 0, -1).WithManualReset());
        Assert.Equal(["c.ctor", "c.preStart"], await report.Take(2));
        supervisor.Tell(Scripted.Fail);
        Assert.Equal(["c.postStop", "c.ctor", "c.preStart"], await report.Take(3));
        supervisor.Tell("later");
        Assert.Equal("c.later", await report.Next());
        Assert.Equal(1, (await supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance, Patience)).Count);
    }

    [Fact]
    public async Task A_stopped_child_is_replaced_by_a_fresh_one_after_a_pause()
    {
        var report = NewInlet();
        var supervisor = Supervise(Backoff.OnStop(Scripted.Props(report.Ref), "c", Short, Long, 0, -1));
        await report.Take(2);
        supervisor.Tell(Scripted.Do((_, context) => context.Stop(context.Self)));
        Assert.Equal(["c.postStop", "c.ctor", "c.preStart"], await report.Take(3));
    }

    [Fact]
    public async Task With_OnStop_a_child_that_throws_is_restarted_at_once()
    {
        var report = NewInlet();
        var supervisor = Supervise(Backoff.OnStop(Scripted.Props(report.Ref), "c", Short, Long, 0, -1));
        await report.Take(2);
        supervisor.Tell(Scripted.Fail);
        Assert.Equal(["c.preRestart(asked to)", "c.postStop", "c.ctor", "c.postRestart(asked to)", "c.preStart"], await report.Take(5));
    }

    [Fact]
    public async Task Messages_during_the_pause_are_dead_letters_or_answered()
    {
        var letters = NewInlet();
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        var silent = Supervise(Backoff.OnFailure(Scripted.Props(), "c", Patience, Patience, 0, -1));
        await InPause(silent);
        silent.Tell("lost");
        Assert.Equal("lost", (await letters.Next<DeadLetter>()).Message);

        var answering = Supervise(Backoff.OnFailure(Scripted.Props(), "c", Patience, Patience, 0, -1).WithReplyWhileStopped("not now"));
        await InPause(answering);
        Assert.Equal("not now", await answering.Ask<string>("?", Patience));
    }

    [Fact]
    public async Task The_supervisor_stops_when_the_restarts_are_used_up()
    {
        var report = NewInlet();
        var supervisor = Supervise(Backoff.OnStop(Scripted.Props(report.Ref), "c", Short, Long, 0, 1).WithManualReset());
        var ended = supervisor.WatchAsync();
        for (var i = 0; i < 2; i++)
        {
            await report.Take(2);
            supervisor.Tell(Scripted.Do((_, context) => context.Stop(context.Self)));
            Assert.Equal("c.postStop", await report.Next());
        }

        Assert.True(await ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_final_stop_message_stops_the_supervisor_with_its_child()
    {
        var supervisor = Supervise(Backoff.OnStop(Props.Create(() => new StopsOnBye()), "c", Short, Long, 0, -1)
            .WithFinalStopMessage(message => message is "bye"));
        var ended = supervisor.WatchAsync();
        supervisor.Tell("bye");
        Assert.True(await ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task The_current_child_can_be_asked_for()
    {
        var supervisor = Supervise(Backoff.OnFailure(Scripted.Props(), "c", Short, Long, 0, -1));
        var child = await supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance, Patience);
        Assert.Equal("c", child.Ref.Path.Name);
    }

    private IActorRef Supervise(BackoffOptions options) => System.ActorOf(BackoffSupervisor.Props(options));

    private static async Task InPause(IActorRef supervisor)
    {
        var child = (await supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance, Patience)).Ref;
        var ended = child.WatchAsync();
        child.Tell(Scripted.Fail);
        await ended.WaitAsync(Patience);
        while ((await supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance, Patience)).Ref is { } current && current.Equals(child))
            await Task.Yield();
    }

    private sealed class StopsOnBye : UntypedActor
    {
        protected override void OnReceive(object message) => Context.Stop(Self);
    }
}
