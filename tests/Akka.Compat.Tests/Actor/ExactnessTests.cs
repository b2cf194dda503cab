using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

/// <summary>Corners in which programs may rely on the original's behavior.</summary>
public class ExactnessTests() : ActorTests("loop-a = loop-b, loop-b = loop-a")
{
    [Fact]
    public async Task Unbecoming_with_nothing_stacked_is_the_actors_own_behavior()
    {
        var actor = System.ActorOf(Props.Create(() => new Changing()));
        foreach (var message in new[] { "become", "become", "unbecome" })
            actor.Tell(message);
        Assert.Equal("own", await actor.Ask<string>("who?", Patience));
    }

    [Fact]
    public async Task Subscribers_of_a_base_type_can_opt_out_of_a_subtype()
    {
        var inlet = NewInlet();
        var bus = System.EventStream;
        bus.Subscribe(inlet.Ref, typeof(Exception));
        Assert.True(bus.Unsubscribe(inlet.Ref, typeof(ArgumentException)));
        bus.Publish(new ArgumentNullException());
        bus.Publish(new FormatException());
        Assert.IsType<FormatException>(await inlet.Next());
        Assert.True(bus.Subscribe(inlet.Ref, typeof(ArgumentException)));
        bus.Publish(new ArgumentNullException());
        Assert.IsType<ArgumentNullException>(await inlet.Next());
        await inlet.AssertEmpty();
    }

    [Fact]
    public async Task What_fails_is_not_repeated()
    {
        var inlet = NewInlet();
        System.Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), () =>
        {
            inlet.Ref.Tell("ran", ActorRefs.NoSender);
            throw new TestFailure("once");
        });
        Assert.Equal("ran", await inlet.Next());
        var later = new TaskCompletionSource();
        System.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(40), later.SetResult);
        await later.Task.WaitAsync(Patience);
        await inlet.AssertEmpty();
    }

    [Fact]
    public async Task An_inbox_without_patience_times_out_at_once()
    {
        using var inbox = Inbox.Create(System);
        var failure = Assert.IsType<Status.Failure>(await inbox.ReceiveAsync(TimeSpan.FromSeconds(-1)).WaitAsync(Patience));
        Assert.IsType<TimeoutException>(failure.Cause);
    }

    [Theory]
    [InlineData("")]
    [InlineData("deadLetters")]
    [InlineData("/deadLetters")]
    [InlineData("other://elsewhere")]
    public async Task Paths_that_lead_to_dead_letters_identify_as_nobody(string path)
    {
        var identity = await System.ActorSelection(path).Ask<ActorIdentity>(new Identify(1), Patience);
        Assert.Same(Nobody.Instance, identity.Subject);
    }

    [Theory]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("")]
    [InlineData("a.b")]
    public void System_names_are_letters_digits_and_inner_dashes(string name) =>
        Assert.Throws<ArgumentException>(() => ActorSystem.Create(name));

    [Fact]
    public void Schemes_are_read_in_lower_case()
    {
        Assert.Equal("akka://Sys/user", ActorPath.Parse("AKKA://Sys/user").ToString());
        Assert.False(ActorPath.TryParse("a://x/user", out _));
        Assert.Equal(["x", "y"], RelativeActorPath.Unapply("/x/y"));
    }

    [Fact]
    public void An_extension_that_failed_fails_the_same_way_again()
    {
        var first = Assert.Throws<TestFailure>(() => System.RegisterExtension(new FailingOnce()));
        Assert.Same(first, Assert.Throws<TestFailure>(() => System.RegisterExtension(new FailingOnce())));
    }

    [Fact]
    public async Task A_suppressed_message_to_a_stopped_actor_is_a_letter_to_dead_letters()
    {
        var letters = NewInlet();
        var stopped = System.ActorOf(Scripted.Props());
        Assert.True(await stopped.GracefulStop(Patience));
        System.EventStream.Subscribe(letters.Ref, typeof(SuppressedDeadLetter));
        stopped.Tell(new Quiet());
        Assert.Equal(System.DeadLetters, (await letters.Next<SuppressedDeadLetter>()).Recipient);
    }

    [Fact]
    public void A_loop_of_dispatcher_names_is_named_as_such()
    {
        var failure = Assert.Throws<ConfigurationException>(() => System.Dispatchers.Lookup("loop-a"));
        Assert.StartsWith("Could not find a concrete dispatcher config after following", failure.Message);
    }

    private sealed class Quiet : IDeadLetterSuppression;

    private sealed class Changing : ReceiveActor
    {
        public Changing() => Own("own");

        private void Own(string name) => Receive<string>(message =>
        {
            switch (message)
            {
                case "become":
                    Become(() => Own("other"));
                    break;
                case "unbecome":
                    UnbecomeStacked();
                    break;
                default:
                    Sender.Tell(name);
                    break;
            }
        });
    }

    private sealed class FailingExtension : IExtension;

    private sealed class FailingOnce : ExtensionIdProvider<FailingExtension>
    {
        public override FailingExtension CreateExtension(ExtendedActorSystem system) => throw new TestFailure("extension");
    }
}
