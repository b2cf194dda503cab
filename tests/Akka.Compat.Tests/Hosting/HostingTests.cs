using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Compat.Tests.Actor;
using Akka.DependencyInjection;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Compat.Tests.Hosting;

public class HostingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_host_starts_the_system_and_its_actors_and_stops_them()
    {
        using var host = NewHost(builder => builder.WithActors((system, registry) =>
            registry.Register<Key>(system.ActorOf(Scripted.Props(), "started"))));
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.Equal("hosted", system.Name);
        Assert.Equal("started", host.Services.GetRequiredService<IRequiredActor<Key>>().ActorRef.Path.Name);
        Assert.Same(host.Services.GetRequiredService<ActorRegistry>(), host.Services.GetRequiredService<IReadOnlyActorRegistry>());
        await host.StopAsync();
        Assert.True(system.WhenTerminated.IsCompleted);
        Assert.IsType<CoordinatedShutdown.ClrExitReason>(CoordinatedShutdown.Get(system).ShutdownReason);
    }

    [Fact]
    public async Task Starters_run_one_after_the_other_and_then_the_startup_tasks()
    {
        var log = new List<string>();
        using var host = NewHost(builder => builder
            .AddStartup((_, _) => log.Add("startup"))
            .WithActors(async (_, _) =>
            {
                await Task.Yield();
                log.Add("first");
            })
            .WithActors((_, _, _) => log.Add("second"))
            .WithActors((_, _) => log.Add("third")));
        await host.StartAsync();
        Assert.Equal(["first", "second", "third", "startup"], log);
        await host.StopAsync();
    }

    [Fact]
    public async Task Actors_get_services_through_the_resolver()
    {
        using var host = NewHost(
            builder => builder.WithActors((system, registry, resolver) =>
                registry.Register<Key>(system.ActorOf(resolver.Props<NeedsService>("argument")))),
            services => services.AddSingleton(new Service("service")));
        await host.StartAsync();
        var actor = await host.Services.GetRequiredService<IRequiredActor<Key>>().GetAsync();
        Assert.Equal("service argument", await actor.Ask<string>("?", Patience));
        var system = host.Services.GetRequiredService<ActorSystem>();
        var second = system.ActorOf(DependencyResolver.For(system).Props<NeedsService>("other"));
        Assert.Equal("service other", await second.Ask<string>("?", Patience));
        await host.StopAsync();
    }

    [Fact]
    public async Task The_older_way_to_services_leads_to_the_same_actors()
    {
#pragma warning disable CS0618 // The predecessors of the resolver are obsolete, and still used.
        await using var services = new ServiceCollection().AddSingleton(new Service("service")).BuildServiceProvider();
        var system = ActorSystem.Create("older", BootstrapSetup.Create().And(ServiceProviderSetup.Create(services)));
        var provider = Akka.DependencyInjection.ServiceProvider.For(system);
        Assert.Same(services, provider.Provider);
        Assert.Equal("service argument", await system.ActorOf(provider.Props<NeedsService>("argument")).Ask<string>("?", Patience));
        await system.Terminate();
#pragma warning restore CS0618
    }

    [Fact]
    public async Task An_option_adds_its_settings_to_the_builder()
    {
        IHoconOption option = new Answer(42);
        using var host = NewHost(builder => option.Apply(builder));
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.Equal(42, system.Settings.Config.GetInt($"{option.ConfigPath}.value"));
        await system.Terminate();
    }

    [Fact]
    public async Task A_starter_that_fails_fails_the_start_and_ends_the_system()
    {
        ActorSystem? seen = null;
        using var host = NewHost(builder => builder.WithActors((system, _) =>
        {
            seen = system;
            throw new TestFailure("asked to");
        }));
        var failure = await Assert.ThrowsAsync<TestFailure>(() => host.StartAsync());
        Assert.Equal("asked to", failure.Message);
        await seen!.WhenTerminated.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_end_of_the_system_stops_the_host()
    {
        using var host = NewHost(_ => { });
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        await using var registration = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await host.Services.GetRequiredService<ActorSystem>().Terminate();
        await stopping.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_builder_runs_once_when_the_system_is_first_needed()
    {
        var runs = 0;
        using var host = NewHost(_ => runs++);
        Assert.Equal(0, runs);
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.Equal(1, runs);
        await host.StartAsync();
        Assert.Equal(1, runs);
        Assert.Same(system, host.Services.GetRequiredService<ActorSystem>());
        await host.StopAsync();
    }

    [Theory]
    [InlineData(HoconAddMode.Append, 1, 2)]
    [InlineData(HoconAddMode.Prepend, 3, 2)]
    public async Task Configurations_are_added_below_or_above(HoconAddMode mode, int a, int b)
    {
        using var host = NewHost(builder => builder
            .AddHocon("test.a = 1", HoconAddMode.Prepend)
            .AddHocon("test.b = 2", HoconAddMode.Prepend)
            .AddHocon("test { a = 3 }", mode));
        var system = host.Services.GetRequiredService<ActorSystem>();
        Assert.Equal(a, system.Settings.Config.GetInt("test.a"));
        Assert.Equal(b, system.Settings.Config.GetInt("test.b"));
        await system.Terminate();
    }

    [Fact]
    public async Task A_configuration_may_come_from_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "test { from = file }");
            using var host = NewHost(builder => builder.AddHoconFile(file, HoconAddMode.Prepend).WithActorAskTimeout(TimeSpan.FromSeconds(7)));
            var system = host.Services.GetRequiredService<ActorSystem>();
            Assert.Equal("file", system.Settings.Config.GetString("test.from"));
            Assert.Equal(TimeSpan.FromSeconds(7), system.Settings.AskTimeout);
            await system.Terminate();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Log_events_go_to_the_hosts_loggers()
    {
        var provider = new RecordingProvider();
        using var host = NewHost(
            builder => builder.ConfigureLoggers(loggers =>
            {
                loggers.LogLevel = Akka.Event.LogLevel.InfoLevel;
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            }),
            services => services.AddLogging(logging => logging.AddProvider(provider)));
        await host.StartAsync();
        host.Services.GetRequiredService<ActorSystem>().Log.Log(Akka.Event.LogLevel.WarningLevel, null, "to the host");
        var (level, text) = await provider.Seen("to the host").WaitAsync(Patience);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("[WARNING]", text);
        await host.StopAsync();
    }

    private static IHost NewHost(Action<AkkaConfigurationBuilder> configure, Action<IServiceCollection>? addServices = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        addServices?.Invoke(builder.Services);
        builder.Services.AddAkka("hosted", akka =>
        {
            akka.AddHocon("akka.loglevel = OFF\nakka.stdout-loglevel = OFF", HoconAddMode.Append);
            configure(akka);
        });
        return builder.Build();
    }

    private sealed class Key;

    private sealed class Answer(int value) : IHoconOption
    {
        public string ConfigPath => "test.answer";

        public Type Class => typeof(Answer);

        public void Apply(AkkaConfigurationBuilder builder, Setup? setup = null) =>
            builder.AddHocon($"{ConfigPath}.value = {value}", HoconAddMode.Prepend);
    }

    private sealed record Service(string Name);

    private sealed class NeedsService : ReceiveActor
    {
        public NeedsService(Service service, string argument) => ReceiveAny(_ => Sender.Tell($"{service.Name} {argument}"));
    }
}
