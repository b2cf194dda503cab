using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class TimerTests : ActorTests
{
    [Fact]
    public async Task A_single_timer_fires_once_and_is_not_active_then()
    {
        var report = NewInlet();
        var actor = NewActor(report);
        actor.Tell(Act(timers => timers.StartSingleTimer("key", "tick", TimeSpan.FromMilliseconds(15))));
        Assert.Equal("tick active=False", await report.Next());
    }

    [Fact]
    public async Task A_periodic_timer_fires_until_it_is_cancelled()
    {
        var report = NewInlet();
        var actor = NewActor(report);
        actor.Tell(Act(timers => timers.StartPeriodicTimer("key", "tick", TimeSpan.FromMilliseconds(15))));
        Assert.Equal(["tick active=True", "tick active=True", "tick active=True"], await report.Take(3));
        actor.Tell(Act(timers => timers.Cancel("key")));
        await Settled(actor);
        actor.Tell("end");
        var next = await report.Next();
        while (next is "tick active=True")
            next = await report.Next();
        Assert.Equal("end active=False", next);
    }

    [Fact]
    public async Task A_timer_of_the_same_key_takes_the_place_of_the_earlier_one()
    {
        var report = NewInlet();
        var actor = NewActor(report);
        actor.Tell(Act(timers =>
        {
            timers.StartSingleTimer("key", "first", TimeSpan.FromMilliseconds(10));
            timers.StartSingleTimer("key", "second", TimeSpan.FromMilliseconds(40));
        }));
        Assert.Equal("second active=False", await report.Next());
    }

    [Fact]
    public async Task The_message_of_a_cancelled_timer_is_dropped_even_if_it_waits_in_the_mailbox()
    {
        var report = NewInlet();
        var actor = NewActor(report);
        actor.Tell(Act(timers =>
        {
            timers.StartSingleTimer("key", "never", TimeSpan.FromMilliseconds(1));
            var queued = new TaskCompletionSource();
            System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(60), queued.SetResult);
            queued.Task.Wait(Patience);
            timers.Cancel("key");
        }));
        actor.Tell("end");
        Assert.Equal("end active=False", await report.Next());
    }

    [Fact]
    public async Task A_restart_cancels_all_timers()
    {
        var report = NewInlet();
        var actor = NewActor(report);
        actor.Tell(Act(timers =>
        {
            timers.StartPeriodicTimer("key", "never", TimeSpan.FromMilliseconds(20));
            throw new TestFailure("asked to");
        }));
        var late = new TaskCompletionSource();
        System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(80), late.SetResult);
        await late.Task;
        actor.Tell("end");
        Assert.Equal("end active=False", await report.Next());
    }

    [Fact]
    public async Task Timers_are_there_in_the_constructor_and_the_stash_is_not()
    {
        var report = NewInlet();
        System.ActorOf(Props.Create(() => new InConstructor(report.Ref)));
        Assert.Equal("timers=True stash=False", await report.Next());
    }

    private static object Act(Action<ITimerScheduler> act) => act;

    private IActorRef NewActor(Inlet report) => System.ActorOf(Props.Create(() => new Timed(report.Ref)));

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed(IActorRef report)
        {
            Receive<Action<ITimerScheduler>>(act => act(Timers));
            ReceiveAny(message => report.Tell($"{message} active={Timers.IsTimerActive("key")}"));
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }

    private sealed class InConstructor : ReceiveActor, IWithTimers, IWithUnboundedStash
    {
        public InConstructor(IActorRef report) => report.Tell($"timers={Timers is not null} stash={Stash is not null}");

        public ITimerScheduler? Timers { get; set; }

        public IStash? Stash { get; set; }
    }
}
