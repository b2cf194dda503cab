using Akka.Actor;
using Akka.TestKit;

namespace Akka.Compat.Tests.TestKits;

public class TestSchedulerTests() : TestKitSpec("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Nothing_falls_due_before_time_moves()
    {
        Scheduler.ScheduleTellOnce(Second, TestActor, "due", ActorRefs.NoSender);
        ExpectNoMsg(Short);
        Scheduler.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(HasMessages);
        Scheduler.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(HasMessages);
        ExpectMsg("due");
        Scheduler.Advance(Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Time_is_what_the_test_makes_it()
    {
        var start = Scheduler.Now;
        Scheduler.Advance(Second);
        Assert.Equal(start + Second, Scheduler.Now);
        Scheduler.AdvanceTo(start + Second * 5);
        Assert.Equal(start + Second * 5, Scheduler.Now);
        Assert.Throws<InvalidOperationException>(() => Scheduler.AdvanceTo(start));
    }

    [Fact]
    public void What_falls_due_runs_on_the_calling_thread_in_order_of_time()
    {
        var ran = new List<string>();
        Scheduler.ScheduleOnce(Second * 2, () => ran.Add("b"));
        Scheduler.ScheduleOnce(Second, () => ran.Add("a" + Environment.CurrentManagedThreadId));
        Scheduler.ScheduleOnce(Second * 2, () => ran.Add("c"));
        Scheduler.Advance(Second * 3);
        Assert.Equal(["a" + Environment.CurrentManagedThreadId, "b", "c"], ran);
    }

    [Fact]
    public void What_is_cancelled_does_not_run()
    {
        using var cancelable = new Cancelable(Sys.Scheduler);
        Scheduler.ScheduleTellOnce(Second, TestActor, "cancelled", ActorRefs.NoSender, cancelable);
        Scheduler.ScheduleTellRepeatedly(Second, Second, TestActor, "cancelled", ActorRefs.NoSender, cancelable);
        cancelable.Cancel();
        Scheduler.Advance(Second * 5);
        Assert.False(HasMessages);
    }

    [Fact]
    public void A_repeated_task_runs_in_every_period()
    {
        Scheduler.ScheduleTellRepeatedly(Second, Second, TestActor, "tick", ActorRefs.NoSender);
        for (var i = 0; i < 5; i++)
        {
            Scheduler.Advance(Second);
            ExpectMsg("tick");
            Assert.False(HasMessages);
        }
    }

    [DifferenceFact("runs a repeated task once in each call of Advance")]
    public void A_repeated_task_runs_once_for_each_period_that_passes()
    {
        Scheduler.ScheduleTellRepeatedly(Second, Second * 2, TestActor, "tick", ActorRefs.NoSender);
        Scheduler.Advance(Second * 6);
        Assert.Equal(3, ReceiveN(3).Count);
        Assert.False(HasMessages);
    }

    [DifferenceFact("shows the end of the step while it runs what falls due in it")]
    public void While_something_runs_the_time_is_its_due_time()
    {
        var start = Scheduler.Now;
        var seen = new List<TimeSpan>();
        Scheduler.ScheduleOnce(Second, () =>
        {
            seen.Add(Scheduler.Now - start);
            Scheduler.ScheduleOnce(Second, () => seen.Add(Scheduler.Now - start));
        });
        Scheduler.Advance(Second * 3);
        Assert.Equal([Second, Second * 2], seen);
        Assert.Equal(Second * 3, Scheduler.Now - start);
    }

    [DifferenceFact("shows real time")]
    public void The_monotonic_clock_is_virtual_too()
    {
        Scheduler.Advance(Second * 90);
        Assert.Equal(Second * 90, Scheduler.MonotonicClock);
        Assert.Equal(Second * 90, Scheduler.HighResMonotonicClock);
    }

    [DifferenceFact("moves time back")]
    public void Time_never_goes_back() => Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.Advance(-Second));

    [Fact]
    public void Timers_of_actors_follow_virtual_time()
    {
        var actor = ActorOf(Props.Create(() => new Ticking(TestActor)));
        ExpectMsg("started");
        Scheduler.Advance(Second);
        ExpectMsg("tick");
        Scheduler.Advance(Second);
        ExpectMsg("tick");
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Scheduler.Advance(Second);
        ExpectNoMsg(Short);
    }

    [Fact]
    public void The_receive_timeout_follows_virtual_time()
    {
        ActorOf(Props.Create(() => new Patient(TestActor)));
        ExpectMsg("started");
        // The timeout is set only after the handler that asked for it has returned, on the actor's thread.
        AwaitCondition(
            () =>
            {
                Scheduler.Advance(Second * 10);
                return HasMessages;
            },
            TimeSpan.FromSeconds(3),
            TimeSpan.FromMilliseconds(5));
        ExpectMsg<ReceiveTimeout>();
    }

    private sealed class Ticking : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _target;

        public Ticking(IActorRef target)
        {
            _target = target;
            Receive<string>(message => _target.Tell(message));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartPeriodicTimer("key", "tick", Second);
            _target.Tell("started");
        }
    }

    private sealed class Patient : UntypedActor
    {
        private readonly IActorRef _target;

        public Patient(IActorRef target) => _target = target;

        protected override void PreStart()
        {
            Context.SetReceiveTimeout(Second * 10);
            _target.Tell("started");
        }

        protected override void OnReceive(object message) => _target.Tell(message);
    }
}
