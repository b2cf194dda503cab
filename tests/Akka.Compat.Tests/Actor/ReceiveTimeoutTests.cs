using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class ReceiveTimeoutTests : ActorTests
{
    [Fact]
    public async Task The_timeout_repeats_until_it_is_switched_off()
    {
        var report = NewInlet();
        var actor = NewActor(report);
        actor.Tell(TimeSpan.FromMilliseconds(20));
        Assert.Equal(["timeout", "timeout", "timeout"], await report.Take(3));
        actor.Tell("off");
        await Settled(actor);
        actor.Tell("end");
        var next = await report.Next();
        while (next is "timeout")
            next = await report.Next();
        Assert.Equal("end", next);
    }

    [Fact]
    public async Task Messages_put_the_timeout_off_unless_they_say_not_to()
    {
        var report = NewInlet();
        var actor = NewActor(report);
        actor.Tell(TimeSpan.FromMilliseconds(400));
        using var quiet = new Cancelable(System.Scheduler);
        System.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(20), actor, new Quiet(), ActorRefs.NoSender, quiet);
        Assert.Equal("timeout", await report.Next());
        quiet.Cancel();
    }

    private IActorRef NewActor(Inlet report) => System.ActorOf(Props.Create(() => new Waiting(report.Ref)));

    private sealed class Quiet : INotInfluenceReceiveTimeout;

    private sealed class Waiting : ReceiveActor
    {
        public Waiting(IActorRef report)
        {
            Receive<TimeSpan>(timeout => Context.SetReceiveTimeout(timeout));
            Receive<string>(text => text == "off", _ => Context.SetReceiveTimeout(null));
            Receive<ReceiveTimeout>(_ => report.Tell("timeout"));
            Receive<Quiet>(_ => { });
            ReceiveAny(message => report.Tell(message));
        }
    }
}
