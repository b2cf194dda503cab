using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;

namespace Akka.Compat.Tests.TestKits;

public class TestProbeTests : TestKitSpec
{
    [Fact]
    public void A_probe_receives_for_itself_and_answers()
    {
        var probe = CreateTestProbe("named");
        Assert.Equal("named", probe.Ref.Path.Name);
        probe.Ref.Tell("question");
        probe.ExpectMsg("question");
        Assert.Equal(TestActor, probe.Sender);
        probe.Reply("answer");
        ExpectMsg("answer");
        Assert.Equal(probe.Ref, LastSender);
        Assert.False(HasMessages);
    }

    [Fact]
    public void A_probe_sends_and_forwards()
    {
        var one = CreateTestProbe();
        var two = CreateTestProbe();
        one.Send(two.Ref, "from one");
        two.ExpectMsgFrom(one.Ref, "from one");
        two.Forward(TestActor);
        ExpectMsgFrom(one.Ref, "from one");
        two.Forward(TestActor, "other");
        ExpectMsgFrom(one.Ref, "other");
    }

    [Fact]
    public void A_probe_is_an_actor_reference()
    {
        var probe = CreateTestProbe();
        IActorRef reference = probe;
        reference.Tell("m");
        probe.ExpectMsg("m");
        Assert.Equal(probe.Ref.Path, reference.Path);
        Assert.Equal(probe.Ref, reference);
        Watch(reference);
        Sys.Stop(reference);
        ExpectTerminated(reference);
    }

    [Fact]
    public void An_auto_pilot_answers_before_the_test_looks()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell("re: " + message, ActorRefs.NoSender);
            return Equals(message, "last") ? AutoPilot.NoAutoPilot : AutoPilot.KeepRunning;
        }));
        foreach (var message in new[] { "first", "last", "too late" })
            probe.Ref.Tell(message, TestActor);
        ExpectMsg("re: first");
        ExpectMsg("re: last");
        probe.ExpectMsgAllOf("first", "last", "too late");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void The_test_actor_is_the_implicit_sender()
    {
        var probe = CreateTestProbe();
        probe.Ref.Tell("m");
        probe.ExpectMsgFrom(TestActor, "m");
    }

    [Fact]
    public async Task The_test_actor_stays_the_implicit_sender_over_awaits()
    {
        var probe = CreateTestProbe();
        for (var i = 0; i < 20; i++)
        {
            await Task.Yield();
            probe.Ref.Tell(i);
            await probe.ExpectMsgFromAsync(TestActor, i);
        }
    }

    [Fact]
    public void Actors_of_one_purpose_are_at_hand()
    {
        var probe = CreateTestProbe();
        var echo = ActorOf(SimpleEchoActor.Props());
        echo.Tell("a");
        ExpectMsgFrom(echo, "a");
        ActorOf(EchoActor.Props(this, false)).Tell("b");
        ExpectMsg("b");
        ActorOf(ForwardActor.Props(probe.Ref)).Tell("c");
        probe.ExpectMsgFrom(TestActor, "c");
        ActorOf(BlackHoleActor.Props).Tell("d");
        ExpectNoMsg(Short);
    }

    [Fact]
    public void An_echo_actor_tells_the_test_and_its_sender_and_nobody_twice()
    {
        var echo = ActorOf(EchoActor.Props(this));
        var probe = CreateTestProbe();
        echo.Tell("from the probe", probe.Ref);
        probe.ExpectMsg("from the probe");
        Assert.Equal(probe.Ref, probe.LastSender);
        ExpectMsg("from the probe");
        echo.Tell("from the test", TestActor);
        ExpectMsg("from the test");
        ExpectNoMsg(Short);
        ActorOf(EchoActor.Props(this, echoBackToSenderAsWell: false)).Tell("quiet", probe.Ref);
        ExpectMsg("quiet");
        probe.ExpectNoMsg(Short);
    }

    [Fact]
    public void The_test_actor_can_have_children()
    {
        var child = ChildActorOf(Props.Create<FailingEcho>(), "child");
        Assert.Equal(TestActor.Path / "child", child.Path);
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => child.Tell("fail"));
        child.Tell("restarted");
        ExpectMsg("restarted");
    }

    [DifferenceFact("does not apply the strategy")]
    public void Children_of_the_test_actor_have_a_supervision_of_their_own()
    {
        var stopped = ChildActorOf(Props.Create<FailingEcho>(), "stopped", SupervisorStrategy.StoppingStrategy);
        var restarted = ChildActorOf(Props.Create<FailingEcho>(), "restarted");
        Assert.Equal(TestActor.Path / "stopped", stopped.Path);
        Watch(stopped);
        Watch(restarted);
        EventFilter.Exception<InvalidOperationException>().Expect(2, () =>
        {
            stopped.Tell("fail");
            restarted.Tell("fail");
        });
        ExpectTerminated(stopped);
        restarted.Tell("still here");
        ExpectMsg("still here");
    }

    private sealed class FailingEcho : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (Equals(message, "fail"))
                throw new InvalidOperationException("fail");
            Sender.Tell(message);
        }
    }
}
