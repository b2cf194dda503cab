using System.Reflection;
using Akka.Actor;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.LiveKit.Tokens;
using AkkaVoice.Hosting.Load;
using AkkaVoice.Hosting.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Workers;

/// <summary>The agent worker as a part of the host: there when a LiveKit server is configured, and at the end the first to go, since it waits for its jobs.</summary>
internal sealed class WorkerService(
    IServiceProvider services, AkkaVoiceOptions options, LoadWatch load, WorkerUrgency urgency, TimeProvider time, ILoggerFactory logging) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private IActorRef? _worker;
    private WorkerEndpoint? _endpoint;

    /// <summary>Where the worker's health endpoints are; null when there is no worker.</summary>
    public Uri? Address => _endpoint?.Address;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.LiveKit is not { } livekit || !options.HasWorker) return;
        var setup = options.Worker;
        var version = Version();
        // The port first: a worker that cannot be looked at is not to take jobs.
        _endpoint = await StartEndpointAsync(setup, version, cancellationToken);
        _worker = services.GetRequiredService<ActorSystem>().ActorOf(
            AgentWorker.Props(
                new WorkerOptions
                {
                    Url = livekit.WebSocketUrl,
                    AgentName = setup.AgentName,
                    Version = version,
                    MaxJobs = options.Host.MaxSessions,
                    LoadThreshold = setup.LoadThreshold,
                    LoadPerJob = setup.LoadPerJob,
                    DialTimeout = setup.ConnectTimeout,
                    RegisterTimeout = setup.ConnectTimeout,
                    Backoff = setup.Backoff,
                    MaxBackoff = setup.MaxBackoff,
                    DrainTimeout = setup.DrainTimeout,
                    StopTimeout = ShutdownPhases.SessionTime(options),
                },
                new WorkerServices(services.GetRequiredService<IJobRunner>(), () => LiveKitTokens.ForWorker(livekit, time), load, time, logging)),
            "worker");
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_worker is { } worker)
        {
            await using var hurry = urgency.Token.Register(() => worker.Tell(new WorkerProtocol.Drain(TimeSpan.Zero)));
            try
            {
                await worker.Ask<WorkerProtocol.Drained>(new WorkerProtocol.Drain(), Timeout.InfiniteTimeSpan, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // The host's own time is over; what is left of sessions is ended with the actor system.
            }
        }

        if (_endpoint is { } endpoint) await endpoint.DisposeAsync();
    }

    private async Task<WorkerEndpoint> StartEndpointAsync(WorkerSetup setup, string version, CancellationToken cancellation)
    {
        try
        {
            return await WorkerEndpoint.StartAsync(setup, version, LookAsync, cancellation);
        }
        catch (IOException e)
        {
            throw new ConfigurationException([$"akkavoice.worker.port is '{setup.Port}'; {e.Message} Another port, or 0 for a free one, will do."]);
        }
    }

    private async Task<WorkerReport?> LookAsync()
    {
        if (_worker is not { } worker) return null;
        try
        {
            return await worker.Ask<WorkerReport>(WorkerProtocol.Look.Instance, Patience);
        }
        catch (Exception e) when (e is AskTimeoutException or TaskCanceledException)
        {
            return null;
        }
    }

    private static string Version() =>
        typeof(WorkerService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}

/// <summary>Says that a worker which waits for its jobs is not to wait any longer.</summary>
/// <param name="Token">Cancelled then.</param>
internal sealed record WorkerUrgency(CancellationToken Token);
