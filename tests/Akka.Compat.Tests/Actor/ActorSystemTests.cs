using Akka.Actor;
using Akka.Configuration;

namespace Akka.Compat.Tests.Actor;

public class ActorSystemTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static ActorSystem NewSystem(string hocon = "") => ActorSystem.Create(
        "sys",
        ConfigurationFactory.ParseString(hocon + "\nakka.loglevel = OFF\nakka.stdout-loglevel = OFF"));

    [Theory]
    [InlineData("has space")]
    [InlineData("-leading")]
    [InlineData("_leading")]
    [InlineData("a/b")]
    public void Bad_names_are_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => ActorSystem.Create(name));
    }

    [Fact]
    public async Task Termination_completes_after_every_actors_PostStop()
    {
        var system = NewSystem();
        var log = new System.Collections.Concurrent.ConcurrentQueue<string>();
        for (var i = 0; i < 20; i++)
            system.ActorOf(Props.Create(() => new Slow(log)));
        Assert.False(system.WhenTerminated.IsCompleted);
        await system.Terminate().WaitAsync(Patience);
        Assert.Equal(20, log.Count);
        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task Termination_callbacks_run_last_registered_first()
    {
        var system = NewSystem();
        var log = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            var number = i;
            system.RegisterOnTermination(() => log.Add(number));
        }

        await system.Terminate().WaitAsync(Patience);
        Assert.Equal([2, 1, 0], log);
    }

    [Fact]
    public void Dispose_terminates_and_waits()
    {
        var system = NewSystem();
        system.Dispose();
        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task Extensions_are_created_once_and_found_by_type()
    {
        var system = NewSystem();
        Assert.False(system.HasExtension<Counter>());
        var extension = new CounterId().Apply(system);
        Assert.Same(extension, new CounterId().Get(system));
        Assert.Same(extension, system.GetExtension<Counter>());
        Assert.Same(extension, system.WithExtension<Counter, CounterId>());
        Assert.True(system.TryGetExtension<Counter>(out var found));
        Assert.Same(extension, found);
        await system.Terminate();
    }

    [Fact]
    public async Task Configured_extensions_are_created_with_the_system()
    {
        var system = NewSystem($"akka.extensions = [\"{typeof(CounterId).AssemblyQualifiedName}\"]");
        Assert.True(system.HasExtension<Counter>());
        await system.Terminate();
    }

    [Fact]
    public async Task The_own_configuration_lies_over_the_defaults()
    {
        var system = NewSystem("akka.actor.ask-timeout = 3s\nmine = 5");
        Assert.Equal(TimeSpan.FromSeconds(3), system.Settings.AskTimeout);
        Assert.Equal(5, system.Settings.Config.GetInt("mine"));
        Assert.Equal(30, system.Settings.Config.GetInt("akka.actor.default-dispatcher.throughput"));
        await system.Terminate();
    }

    [Fact]
    public async Task A_guardian_strategy_that_escalates_ends_the_system()
    {
        var system = NewSystem($"akka.actor.guardian-supervisor-strategy = \"{typeof(Escalating).AssemblyQualifiedName}\"");
        system.ActorOf(Scripted.Props()).Tell(Scripted.Fail);
        await system.WhenTerminated.WaitAsync(Patience);
    }

    [Fact]
    public async Task After_the_end_no_actor_can_be_created()
    {
        var system = NewSystem();
        await system.Terminate();
        Assert.Throws<InvalidOperationException>(() => system.ActorOf(Scripted.Props()));
    }

    public sealed class Escalating : SupervisorStrategyConfigurator
    {
        public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Escalate);
    }

    public sealed class Counter : IExtension;

    public sealed class CounterId : ExtensionIdProvider<Counter>
    {
        public override Counter CreateExtension(ExtendedActorSystem system) => new();
    }

    private sealed class Slow(System.Collections.Concurrent.ConcurrentQueue<string> log) : UntypedActor
    {
        protected override void PostStop()
        {
            Thread.Yield();
            log.Enqueue("stopped");
        }

        protected override void OnReceive(object message)
        {
        }
    }
}
