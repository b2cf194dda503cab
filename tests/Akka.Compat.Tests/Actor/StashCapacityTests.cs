using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class StashCapacityTests() : ActorTests("""
    akka.actor.deployment./configured.stash-capacity = 2
    three { stash-capacity = 3 }
    three-too = three
    """)
{
    [Fact]
    public async Task An_unbounded_stash_takes_no_notice_of_a_capacity()
    {
        var actor = System.ActorOf(Props.Create(() => new Unbounded()).WithStashCapacity(1));
        Assert.Equal(-1, await actor.Ask<int>("capacity", Patience));
    }

    [Fact]
    public async Task The_configuration_of_a_deployment_overrides_code()
    {
        var actor = System.ActorOf(Props.Create(() => new Bounded()).WithStashCapacity(9), "configured");
        Assert.Equal(2, await actor.Ask<int>("capacity", Patience));
    }

    [Fact]
    public async Task The_section_of_a_dispatcher_may_be_the_name_of_another_one()
    {
        var actor = System.ActorOf(Props.Create(() => new Bounded()).WithDispatcher("three-too"));
        Assert.Equal(3, await actor.Ask<int>("capacity", Patience));
    }

    [Fact]
    public async Task A_stashed_notification_of_a_death_comes_again()
    {
        var inlet = NewInlet();
        System.ActorOf(Props.Create(() => new Mourner(inlet.Ref)));
        Assert.Equal(["stashed", "again"], await inlet.Take(2));
    }

    private sealed class Unbounded : UntypedActorWithUnboundedStash
    {
        protected override void OnReceive(object message) => Sender.Tell(Stash.Capacity);
    }

    private sealed class Bounded : UntypedActorWithStash
    {
        protected override void OnReceive(object message) => Sender.Tell(Stash.Capacity);
    }

    private sealed class Mourner : UntypedActorWithUnboundedStash
    {
        private readonly IActorRef _report;
        private bool _stashed;

        public Mourner(IActorRef report)
        {
            _report = report;
            var child = Context.ActorOf(Scripted.Props());
            Context.Watch(child);
            Context.Stop(child);
        }

        protected override void OnReceive(object message)
        {
            _report.Tell(_stashed ? "again" : "stashed");
            if (_stashed)
                return;
            _stashed = true;
            Stash.Stash();
            Stash.UnstashAll();
        }
    }
}
