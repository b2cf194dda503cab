using Akka.Actor;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class BehaviorTests : ActorTests
{
    [Fact]
    public async Task Become_replaces_the_top_of_the_stack_and_BecomeStacked_pushes()
    {
        var actor = System.ActorOf(Props.Create(() => new Stacker()));
        var answers = new List<object>();
        foreach (var command in new[] { "?", "push", "?", "push", "?", "pop", "?", "set", "?", "pop", "?", "pop", "?" })
            answers.Add(await actor.Ask(command, Patience));
        Assert.Equal([0, "ok", 1, "ok", 2, "ok", 1, "ok", 9, "ok", 0, "ok", 0], answers);
    }

    [Fact]
    public async Task A_restart_goes_back_to_the_first_behavior()
    {
        var actor = System.ActorOf(Props.Create(() => new Stacker()));
        await actor.Ask("push", Patience);
        actor.Tell("fail");
        Assert.Equal(0, await actor.Ask("?", Patience));
    }

    [Fact]
    public async Task The_first_matching_handler_gets_the_message()
    {
        var actor = System.ActorOf(Props.Create(() => new Ordered()));
        Assert.Equal("short", await actor.Ask("ab", Patience));
        Assert.Equal("text", await actor.Ask("abc", Patience));
        Assert.Equal("even", await actor.Ask(4, Patience));
        Assert.Equal("number", await actor.Ask(5, Patience));
        Assert.Equal("by type", await actor.Ask('c', Patience));
        Assert.Equal("any", await actor.Ask(1.5, Patience));
    }

    [Fact]
    public async Task Base_types_and_interfaces_match_too()
    {
        var actor = System.ActorOf(Props.Create(() => new ByInterface()));
        Assert.Equal("list", await actor.Ask(new List<int>(), Patience));
        Assert.Equal("exception", await actor.Ask(new ArgumentNullException("a"), Patience));
    }

    [Fact]
    public async Task No_handler_may_follow_one_that_takes_everything()
    {
        var inlet = NewInlet();
        System.ActorOf(Props.Create(() => new TooLate(inlet.Ref)));
        Assert.Equal(typeof(InvalidOperationException), await inlet.Next());
    }

    [Fact]
    public async Task Unhandled_messages_are_published()
    {
        var inlet = NewInlet();
        System.EventStream.Subscribe(inlet.Ref, typeof(UnhandledMessage));
        var actor = System.ActorOf(Props.Create(() => new Stacker()));
        actor.Tell(3.5);
        var unhandled = await inlet.Next<UnhandledMessage>();
        Assert.Equal(3.5, unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
    }

    [Fact]
    public async Task An_untyped_actor_changes_its_behavior_with_a_method()
    {
        var actor = System.ActorOf(Props.Create(() => new Toggle()));
        Assert.Equal("off", await actor.Ask("?", Patience));
        actor.Tell("switch");
        Assert.Equal("on", await actor.Ask("?", Patience));
        actor.Tell("switch");
        Assert.Equal("off", await actor.Ask("?", Patience));
    }

    private sealed class Stacker : ReceiveActor
    {
        public Stacker() => Level(0);

        private void Level(int level)
        {
            On("push", () => BecomeStacked(() => Level(level + 1)));
            On("pop", UnbecomeStacked);
            On("set", () => Become(() => Level(9)));
            Receive<string>(text => text == "?", _ => Sender.Tell(level));
            Receive<string>(text => text == "fail", _ => throw new TestFailure("asked to"));
        }

        private void On(string command, Action action) => Receive<string>(text => text == command, _ =>
        {
            action();
            Sender.Tell("ok");
        });
    }

    private sealed class Ordered : ReceiveActor
    {
        public Ordered()
        {
            Receive<string>(_ => Sender.Tell("short"), text => text.Length < 3);
            Receive<string>(_ => Sender.Tell("text"));
            Receive<int>(number =>
            {
                if (number % 2 == 0)
                    Sender.Tell("even");
                return number % 2 == 0;
            });
            Receive<int>(_ => Sender.Tell("number"));
            Receive(typeof(char), _ => Sender.Tell("by type"));
            ReceiveAny(_ => Sender.Tell("any"));
        }
    }

    private sealed class ByInterface : ReceiveActor
    {
        public ByInterface()
        {
            Receive<System.Collections.IEnumerable>(_ => Sender.Tell("list"));
            Receive<Exception>(_ => Sender.Tell("exception"));
        }
    }

    private sealed class TooLate : ReceiveActor
    {
        public TooLate(IActorRef report)
        {
            ReceiveAny(_ => { });
            try
            {
                Receive<string>(_ => { });
            }
            catch (Exception exception)
            {
                report.Tell(exception.GetType());
            }
        }
    }

    private sealed class Toggle : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is "switch")
                Become(On);
            else
                Sender.Tell("off");
        }

        private void On(object message)
        {
            if (message is "switch")
                Become(OnReceive);
            else
                Sender.Tell("on");
        }
    }
}
