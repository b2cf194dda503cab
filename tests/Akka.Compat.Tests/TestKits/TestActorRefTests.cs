using Akka.Actor;
using Akka.TestKit;

namespace Akka.Compat.Tests.TestKits;

public class TestActorRefTests : TestKitSpec
{
    [Fact]
    public void Messages_are_handled_on_the_calling_thread_before_Tell_returns()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Tell("m");
        Assert.Equal(1, actor.UnderlyingActor.Count);
        Assert.Equal(Environment.CurrentManagedThreadId, actor.UnderlyingActor.ThreadId);
    }

    [Fact]
    public void The_actor_can_be_made_by_type_props_and_expression_with_name_and_supervisor()
    {
        Assert.Equal("/user/named", ActorOfAsTestActorRef<Counter>("named").Path.ToStringWithoutAddress());
        Assert.NotNull(ActorOfAsTestActorRef<Counter>(Props.Create<Counter>()).UnderlyingActor);
        Assert.NotNull(ActorOfAsTestActorRef(() => new Counter()).UnderlyingActor);
        Assert.Equal(TestActor.Path / "child", ActorOfAsTestActorRef<Counter>(TestActor, "child").Path);
    }

    [Fact]
    public void An_exception_of_Receive_reaches_the_test_and_one_of_Tell_the_supervisor()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var before = actor.UnderlyingActor;
        Assert.Throws<InvalidOperationException>(() => actor.Receive("fail"));
        Assert.Same(before, actor.UnderlyingActor);
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell("fail"));
        AwaitCondition(() => !ReferenceEquals(before, actor.UnderlyingActor), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public void It_equals_the_reference_of_its_actor_on_either_side()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var other = ActorOfAsTestActorRef<Counter>();
        Assert.True(actor == actor.Ref && actor.Ref == actor && actor.Equals(actor.Ref));
        Assert.True(actor != other.Ref && other.Ref != actor && !actor.Equals(other.Ref));
        TestActorRefBase<Counter> asBase = actor;
        Assert.True(asBase == actor.Ref && actor.Ref == asBase && other.Ref != asBase);
    }

    [Fact]
    public async Task Receive_can_be_awaited_to_the_end_of_an_asynchronous_handler()
    {
        var actor = ActorOfAsTestActorRef<Slow>();
        await actor.ReceiveAsync("m");
        Assert.Equal("m", actor.UnderlyingActor.Handled);
    }

    [Fact]
    public void The_sender_of_Receive_is_given()
    {
        var actor = ActorOfAsTestActorRef<Echo>();
        actor.Receive("m", TestActor);
        ExpectMsg("m");
        actor.Tell("n");
        ExpectMsg("n");
        actor.Tell("o", TestActor);
        ExpectMsg("o");
    }

    [Fact]
    public void A_stopped_actor_has_no_instance()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor.Ref);
        Assert.Throws<IllegalActorStateException>(() => actor.UnderlyingActor);
    }

    [Fact]
    public void The_actor_can_watch()
    {
        var probe = CreateTestProbe();
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Watch(probe.Ref);
        Sys.Stop(probe.Ref);
        AwaitCondition(() => actor.UnderlyingActor.SawTerminated, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public void Any_actor_can_run_on_the_calling_thread()
    {
        var actor = ActorOf(Props.Create<Echo>().WithDispatcher(CallingThreadDispatcher.Id));
        ExpectNoMsg(Short);
        actor.Tell("m");
        Assert.True(HasMessages);
        ExpectMsg("m");
    }

    private sealed class Counter : UntypedActor
    {
        public int Count { get; private set; }

        public int ThreadId { get; private set; }

        public bool SawTerminated { get; private set; }

        protected override void OnReceive(object message)
        {
            Count++;
            ThreadId = Environment.CurrentManagedThreadId;
            SawTerminated |= message is Terminated;
            if (Equals(message, "fail"))
                throw new InvalidOperationException("fail");
        }
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }

    private sealed class Slow : ReceiveActor
    {
        public Slow() => ReceiveAsync<string>(async message =>
        {
            await Task.Yield();
            Handled = message;
        });

        public string? Handled { get; private set; }
    }
}
