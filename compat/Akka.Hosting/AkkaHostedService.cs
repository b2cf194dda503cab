using Akka.Actor;
using Akka.Annotations;
using Akka.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Starts the actor system with the host and stops it with the host; a system that ends by itself stops the host.</summary>
[InternalApi]
public class AkkaHostedService : IHostedService
{
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(3);

#pragma warning disable CA1051 // The fields are part of the documented surface.
    protected readonly IServiceProvider ServiceProvider;
    protected readonly AkkaConfigurationBuilder ConfigurationBuilder;
    protected readonly IHostApplicationLifetime? HostApplicationLifetime;
    protected readonly ILogger<AkkaHostedService> Logger;
    protected ActorSystem? ActorSystem;
    protected CoordinatedShutdown? CoordinatedShutdown;
#pragma warning restore CA1051

    public AkkaHostedService(
        AkkaConfigurationBuilder configurationBuilder,
        IServiceProvider serviceProvider,
        ILogger<AkkaHostedService> logger,
        IHostApplicationLifetime? applicationLifetime)
    {
        ConfigurationBuilder = configurationBuilder;
        ServiceProvider = serviceProvider;
        Logger = logger;
        HostApplicationLifetime = applicationLifetime;
    }

    /// <summary>Creates the system, then runs the actor starters and the startup tasks, one after the other.</summary>
    public virtual async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            ActorSystem = ServiceProvider.GetRequiredService<ActorSystem>();
            CoordinatedShutdown = Akka.Actor.CoordinatedShutdown.Get(ActorSystem);
            await RunStarters(ActorSystem).ConfigureAwait(false);
            _ = StopHostAfter(ActorSystem.WhenTerminated);
        }
        catch (Exception exception)
        {
            Logger.LogCritical(exception, "Unable to start AkkaHostedService - shutting down ActorSystem");
            await Console.Error.WriteLineAsync($"Unable to start the actor system: {exception}").ConfigureAwait(false);
            await Abort().ConfigureAwait(false);
            throw;
        }
    }

    public virtual async Task StopAsync(CancellationToken cancellationToken)
    {
        // The host also stops services whose start failed.
        if (ActorSystem is null || CoordinatedShutdown is null)
            return;
        await CoordinatedShutdown.Run(Akka.Actor.CoordinatedShutdown.ClrExitReason.Instance).ConfigureAwait(false);
        await ActorSystem.WhenTerminated.ConfigureAwait(false);
    }

    private async Task RunStarters(ActorSystem system)
    {
        var registry = ActorRegistry.For(system);
        var resolver = DependencyResolver.For(system).Resolver;
        foreach (var starter in ConfigurationBuilder.ActorStarters)
            await starter(system, registry, resolver).ConfigureAwait(false);
        foreach (var task in ConfigurationBuilder.StartupTasks)
            await task(system, registry).ConfigureAwait(false);
    }

    private async Task StopHostAfter(Task terminated)
    {
        await terminated.ConfigureAwait(false);
        HostApplicationLifetime?.StopApplication();
    }

    private async Task Abort()
    {
        if (ActorSystem is null)
            return;
        try
        {
            await ActorSystem.Terminate().WaitAsync(AbortTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Logger.LogError("The actor system did not stop within {Timeout} after its failed start.", AbortTimeout);
        }
    }
}
