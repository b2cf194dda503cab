using System.Text.Json.Nodes;
using AkkaVoice.Actors.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.Hosting.Workers;

/// <summary>
/// The worker's own health, on its own port and in the words of LiveKit's other SDKs. <c>GET /</c>: 200 <c>OK</c> while the server knows the
/// worker, 503 while it does not. <c>GET /worker</c>: JSON.
/// </summary>
internal sealed class WorkerEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WorkerEndpoint(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="setup">Where to listen, and the agent's name.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="look">How the worker stands; null when it does not say.</param>
    /// <param name="cancellation">Gives up the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<WorkerEndpoint> StartAsync(WorkerSetup setup, string version, Func<Task<WorkerReport?>> look, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(setup.Address, setup.Port));
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/", async (HttpContext context) =>
        {
            var registered = await look() is { Registered: true };
            context.Response.StatusCode = registered ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync(registered ? "OK" : "not connected to livekit");
        });
        app.MapGet("/worker", async (HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Describe(setup, version, await look()).ToJsonString());
        });
        try
        {
            await app.StartAsync(cancellation);
            return new WorkerEndpoint(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }

    private static JsonObject Describe(WorkerSetup setup, string version, WorkerReport? report) => new()
    {
        ["agent_name"] = setup.AgentName,
        ["worker_type"] = "JT_ROOM",
        ["worker_load"] = Math.Round(report?.Load ?? 0, 3),
        ["active_jobs"] = report?.ActiveJobs ?? 0,
        ["sdk_version"] = version,
        ["project_type"] = "dotnet",
        ["protocol_version"] = 1,
        ["worker_id"] = report?.WorkerId,
        ["registered"] = report?.Registered ?? false,
        ["draining"] = report?.Draining ?? false,
    };

    /// <summary>Signals are the program's own business.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
