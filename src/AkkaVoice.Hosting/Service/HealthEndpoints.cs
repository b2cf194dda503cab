using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Load;
using AkkaVoice.Hosting.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.Hosting.Service;

/// <summary>
/// Health over HTTP. <c>/health/live</c>: the process answers. <c>/health/ready</c>: it takes sessions; 503 while it starts, shuts
/// down or is full. <c>/health</c>: the same with numbers.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>How long the session manager may take to answer before the service counts as not ready.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Adds the endpoints.</summary>
    /// <param name="routes">Where to.</param>
    /// <returns>The same routes.</returns>
    public static IEndpointRouteBuilder MapAkkaVoiceHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", async (VoiceSessions sessions, AkkaVoiceOptions options, LoadWatch load, IHostApplicationLifetime lifetime) =>
        {
            var health = await LookAsync(sessions, options, load, lifetime);
            return Results.Text(health.Status, statusCode: health.Code);
        });
        routes.MapGet("/health", async (VoiceSessions sessions, AkkaVoiceOptions options, LoadWatch load, IHostApplicationLifetime lifetime) =>
        {
            var health = await LookAsync(sessions, options, load, lifetime);
            return Results.Text(health.ToJson(), "application/json", statusCode: health.Code);
        });
        return routes;
    }

    private static async Task<Health> LookAsync(
        VoiceSessions sessions, AkkaVoiceOptions options, LoadWatch load, IHostApplicationLifetime lifetime)
    {
        try
        {
            var running = (await sessions.ListAsync().WaitAsync(Patience)).Count;
            var isFull = running >= options.Host.MaxSessions || (running > 0 && load.Refusal is not null);
            var status = lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : isFull ? "full" : "ready";
            return new Health(status, running, options.Host.MaxSessions, options.Realtime.Target);
        }
        catch (TimeoutException)
        {
            return new Health("unresponsive", null, options.Host.MaxSessions, options.Realtime.Target);
        }
    }
}
