using Akka.Actor;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class DebugSettingsTests : ActorTests
{
    public DebugSettingsTests()
        : base("""
            akka.loglevel = DEBUG
            akka.loggers = []
            akka.actor.debug { receive = on, autoreceive = on, lifecycle = on, unhandled = on }
            akka.actor.telemetry.enabled = on
            """)
    {
    }

    [Theory]
    [InlineData("Started")]
    [InlineData("received AutoReceiveMessage")]
    [InlineData("stopped")]
    public async Task The_life_of_an_actor_is_logged(string text)
    {
        var seen = Watch<Debug>(debug => debug.LogSource.EndsWith("/user/subject", StringComparison.Ordinal) && debug.Message.ToString()!.Contains(text, StringComparison.OrdinalIgnoreCase));
        System.ActorOf(Scripted.Props(), "subject").Tell(PoisonPill.Instance);
        await seen.WaitAsync(Patience);
    }

    [Fact]
    public async Task Unhandled_messages_are_logged()
    {
        var seen = Watch<Debug>(debug => debug.Message.ToString()!.Contains("nhandled message", StringComparison.Ordinal) && debug.Message.ToString()!.Contains("4711", StringComparison.Ordinal));
        System.ActorOf(Props.Create(() => new HandlesText())).Tell(4711);
        await seen.WaitAsync(Patience);
    }

    [Fact]
    public async Task Received_messages_are_logged_for_actors_that_ask_for_it()
    {
        var seen = Watch<Debug>(debug => debug.Message.ToString()!.Contains("received handled message hello", StringComparison.Ordinal));
        System.ActorOf(Props.Create(() => new HandlesText())).Tell("hello");
        await seen.WaitAsync(Patience);
    }

    [Fact]
    public async Task Telemetry_is_published()
    {
        var started = Watch<ActorStarted>(e => e.ActorType == typeof(Scripted));
        var restarted = Watch<ActorRestarted>(e => e.Reason is TestFailure);
        var stopped = Watch<ActorStopped>(e => e.ActorType == typeof(Scripted));
        var actor = System.ActorOf(Scripted.Props());
        actor.Tell(Scripted.Fail);
        actor.Tell(PoisonPill.Instance);
        await Task.WhenAll(started, restarted, stopped).WaitAsync(Patience);
    }

    private Task Watch<T>(Predicate<T> wanted)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        System.EventStream.Subscribe(System.ActorOf(Props.Create(() => new Looks<T>(wanted, seen))), typeof(T));
        return seen.Task;
    }

    private sealed class Looks<T> : ReceiveActor
    {
        public Looks(Predicate<T> wanted, TaskCompletionSource seen)
        {
            Receive<T>(wanted, _ => seen.TrySetResult());
            ReceiveAny(_ => { });
        }
    }

    private sealed class HandlesText : ReceiveActor, ILogReceive
    {
        public HandlesText() => Receive<string>(_ => { });
    }
}
