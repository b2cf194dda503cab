using Akka.Actor;
using Akka.Compat.Tests.TestKits;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit;

namespace Akka.Compat.Tests.Streams;

public class ActorSinkTests : TestKitSpec
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(100);

    private readonly ActorMaterializer _materializer;
    private readonly TestProbe _actor;

    public ActorSinkTests()
    {
        _materializer = Sys.Materializer();
        _actor = CreateTestProbe();
    }

    [Fact]
    public void An_element_is_told_when_the_message_before_was_acknowledged()
    {
        Source.From([1, 2]).RunWith(Acknowledged(), _materializer);
        _actor.ExpectMsg("init");
        var stage = _actor.LastSender;
        _actor.ExpectNoMsg(Silence);
        stage.Tell(new Ack());
        _actor.ExpectMsg(1);
        _actor.ExpectNoMsg(Silence);
        stage.Tell(new Ack());
        _actor.ExpectMsg(2);
        _actor.ExpectMsg("done");
    }

    [Fact]
    public void What_is_no_acknowledgement_is_ignored()
    {
        Source.Single(1).RunWith(Acknowledged(), _materializer);
        _actor.ExpectMsg("init");
        var stage = _actor.LastSender;
        stage.Tell("something else");
        _actor.ExpectNoMsg(Silence);
        stage.Tell(new Ack());
        _actor.ExpectMsg(1);
    }

    [Fact]
    public void Completion_does_not_wait_for_the_acknowledgement_of_the_last_element()
    {
        var source = this.SourceProbe<int>().To(Acknowledged()).Run(_materializer);
        _actor.ExpectMsg("init");
        _actor.Reply(new Ack());
        source.SendNext(1);
        _actor.ExpectMsg(1);
        source.SendComplete();
        _actor.ExpectMsg("done");
    }

    [Fact]
    public void A_failure_is_told_at_once()
    {
        var source = this.SourceProbe<int>().To(Acknowledged()).Run(_materializer);
        _actor.ExpectMsg("init");
        source.SendError(new TestException("broken"));
        _actor.ExpectMsg("failed: broken");
    }

    [Fact]
    public void The_stream_is_cancelled_when_the_actor_stops()
    {
        var acknowledged = this.SourceProbe<int>().To(Acknowledged()).Run(_materializer);
        var plain = this.SourceProbe<int>().To(Plain()).Run(_materializer);
        _actor.ExpectMsg("init");
        Sys.Stop(_actor.Ref);
        acknowledged.ExpectCancellation();
        plain.ExpectCancellation();
    }

    [Fact]
    public void Without_acknowledgements_everything_is_told_as_it_comes()
    {
        Source.From([1, 2, 3]).RunWith(Plain(), _materializer);
        _actor.ExpectMsg(1);
        _actor.ExpectMsg(2);
        _actor.ExpectMsg(3);
        _actor.ExpectMsg("done");
        Source.Failed<int>(new TestException("broken")).RunWith(Plain(), _materializer);
        _actor.ExpectMsg("failed: broken");
    }

    private Sink<int, NotUsed> Acknowledged() =>
        Sink.ActorRefWithAck<int>(_actor.Ref, "init", new Ack(), "done", cause => "failed: " + cause.Message);

    private Sink<int, NotUsed> Plain() => Sink.ActorRef<int>(_actor.Ref, "done", cause => "failed: " + cause.Message);

    private sealed class Ack;
}
