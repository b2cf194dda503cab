using Akka.Actor;
using Akka.Configuration;

namespace Akka.Compat.Tests.Actor;

/// <summary>A silent actor system of its own for each test.</summary>
public abstract class ActorTests : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string Silent = """
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.log-dead-letters = off
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    protected ActorTests(string hocon = "") =>
        System = ActorSystem.Create("test", ConfigurationFactory.ParseString(hocon).WithFallback(ConfigurationFactory.ParseString(Silent)));

    protected ActorSystem System { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => System.Terminate().WaitAsync(Patience);

    /// <summary>An actor whose messages the test reads.</summary>
    protected Inlet NewInlet(string? name = null) => new(System, name);

    /// <summary>Waits until the actor has handled what was told to it before.</summary>
    protected static Task Settled(IActorRef actor) => actor.Ask<ActorIdentity>(new Identify(null), Patience);
}
