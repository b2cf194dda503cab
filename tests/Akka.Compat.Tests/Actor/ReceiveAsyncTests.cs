using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class ReceiveAsyncTests : ActorTests
{
    [Fact]
    public async Task No_other_message_is_handled_while_an_asynchronous_handler_runs()
    {
        var report = NewInlet();
        var actor = NewAsker(report);
        var gate = new TaskCompletionSource();
        actor.Tell(gate);
        actor.Tell("x");
        Assert.Equal("begin", await report.Next());
        await report.AssertEmpty();
        gate.SetResult();
        Assert.Equal(["end", "x"], await report.Take(2));
    }

    [Fact]
    public async Task The_context_is_there_after_an_await()
    {
        var report = NewInlet();
        var sender = NewInlet();
        var actor = System.ActorOf(Props.Create(() => new ContextAfterAwait(report.Ref)));
        actor.Tell("hello", sender.Ref);
        Assert.Equal(sender.Ref, await report.Next());
        Assert.Equal(actor, await report.Next());
    }

    [Fact]
    public async Task The_context_is_not_there_after_an_await_that_does_not_come_back()
    {
        var report = NewInlet();
        System.ActorOf(Props.Create(() => new ContextAfterUnconfiguredAwait(report.Ref))).Tell("hello");
        Assert.Equal(typeof(NotSupportedException), await report.Next());
    }

    [Fact]
    public async Task A_failure_after_an_await_is_a_failure_of_the_actor()
    {
        var report = NewInlet();
        var actor = NewAsker(report);
        var gate = new TaskCompletionSource();
        actor.Tell(gate);
        actor.Tell("x");
        gate.SetException(new TestFailure("later"));
        Assert.Equal(["begin", "postStop", "postRestart later", "x"], await report.Take(4));
    }

    [Fact]
    public async Task A_failure_before_the_first_await_is_a_failure_of_the_actor()
    {
        var report = NewInlet();
        var actor = NewAsker(report);
        actor.Tell(1);
        actor.Tell("x");
        Assert.Equal(["postStop", "postRestart at once", "x"], await report.Take(3));
    }

    [Fact]
    public async Task A_poison_pill_waits_for_the_handler()
    {
        var report = NewInlet();
        var actor = NewAsker(report);
        var gate = new TaskCompletionSource();
        actor.Tell(gate);
        actor.Tell(PoisonPill.Instance);
        Assert.Equal("begin", await report.Next());
        await report.AssertEmpty();
        gate.SetResult();
        Assert.Equal(["end", "postStop"], await report.Take(2));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_the_handler_and_the_rest_of_it_never_runs()
    {
        var report = NewInlet();
        var actor = NewAsker(report);
        var gate = new TaskCompletionSource();
        actor.Tell(gate);
        Assert.Equal("begin", await report.Next());
        System.Stop(actor);
        Assert.Equal("postStop", await report.Next());
        gate.SetResult();
        await report.AssertEmpty();
    }

    [Fact]
    public async Task RunTask_makes_a_synchronous_handler_asynchronous()
    {
        var report = NewInlet();
        var gate = new TaskCompletionSource();
        var actor = System.ActorOf(Props.Create(() => new TaskRunner(report.Ref)));
        actor.Tell(gate);
        actor.Tell("x");
        await report.AssertEmpty();
        gate.SetResult();
        Assert.Equal(["ran", "x"], await report.Take(2));
    }

    private IActorRef NewAsker(Inlet report) => System.ActorOf(Props.Create(() => new Asker(report.Ref)));

    private sealed class Asker : ReceiveActor
    {
        private readonly IActorRef _report;

        public Asker(IActorRef report)
        {
            _report = report;
            ReceiveAsync<TaskCompletionSource>(async gate =>
            {
                report.Tell("begin");
                await gate.Task;
                report.Tell("end");
            });
            ReceiveAsync<int>(_ => throw new TestFailure("at once"));
            Receive<string>(text => report.Tell(text));
        }

        protected override void PostStop() => _report.Tell("postStop");

        protected override void PostRestart(Exception reason) => _report.Tell("postRestart " + reason.Message);
    }

    private sealed class ContextAfterAwait : ReceiveActor
    {
        public ContextAfterAwait(IActorRef report) => ReceiveAnyAsync(async _ =>
        {
            await Task.Yield();
            report.Tell(Sender);
            report.Tell(Context.Self);
        });
    }

    private sealed class ContextAfterUnconfiguredAwait : ReceiveActor
    {
        public ContextAfterUnconfiguredAwait(IActorRef report) => ReceiveAnyAsync(async _ =>
        {
            await new NewThread();
            try
            {
                report.Tell(Sender);
            }
            catch (Exception exception)
            {
                report.Tell(exception.GetType(), ActorRefs.NoSender);
            }
        });
    }

    /// <summary>
    /// Continues on a thread of its own. A thread of the pool will not do: it may still have the test actor of a test kit as its current actor,
    /// which is how test kits give tests their implicit sender.
    /// </summary>
    private readonly struct NewThread : INotifyCompletion
    {
        public bool IsCompleted => false;

        public NewThread GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => new Thread(() => continuation()).Start();
    }

    private sealed class TaskRunner : UntypedActor
    {
        private readonly IActorRef _report;

        public TaskRunner(IActorRef report) => _report = report;

        protected override void OnReceive(object message)
        {
            if (message is TaskCompletionSource gate)
            {
                RunTask(async () =>
                {
                    await gate.Task;
                    _report.Tell("ran");
                });
            }
            else
            {
                _report.Tell(message);
            }
        }
    }
}
