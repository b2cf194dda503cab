using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Sessions;
using AkkaVoice.Streams.Rooms.Browser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Browser;

/// <summary>The page at <c>/</c> and the browser room at <c>/session</c>.</summary>
public static class BrowserEndpoints
{
    /// <summary>Where the page opens its WebSocket.</summary>
    public const string SessionPath = "/session";

    /// <summary>Adds both, when the configuration says so.</summary>
    /// <param name="app">Where to.</param>
    /// <returns>The same application.</returns>
    public static WebApplication MapAkkaVoiceBrowser(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<AkkaVoiceOptions>().Browser;
        if (!options.Enabled)
            return app;
        var time = app.Services.GetRequiredService<TimeProvider>();
        var access = new BrowserAccess(options);
        var door = new RateLimit(options.ConnectsPerSecond, 5 * options.ConnectsPerSecond, time);
        var admission = new Admission(options.SessionsPerSecond, time);
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        // A flood of strangers is not to become a flood of log lines.
        var complaints = new RateLimit(perSecond: 1, burst: 10, time);
        var sessions = app.Services.GetRequiredService<VoiceSessions>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AkkaVoice.Browser");

        // Also finds a peer that vanished without a word; what is alive but slow is the room's business.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = options.Room.Patience });
        app.Map(SessionPath, async (HttpContext context) =>
        {
            if (Refusal(context, access, door) is { } refusal)
            {
                if (complaints.TryTake())
                    BrowserLog.Refused(logger, refusal.Why);
                context.Response.StatusCode = refusal.Status;
                await context.Response.WriteAsync(refusal.Why);
                return;
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new BrowserSession(new BrowserRoom(socket, options.Room, time), sessions, admission, complaints, logger).RunAsync(stopping);
        });
        app.MapPage(access);
        return app;
    }

    private static (int Status, string Why)? Refusal(HttpContext context, BrowserAccess access, RateLimit door)
    {
        if (!access.IsOurHost(context.Request))
            return (StatusCodes.Status421MisdirectedRequest, Page.WrongHost);
        if (!context.WebSockets.IsWebSocketRequest)
            return (StatusCodes.Status400BadRequest, "This address is for the page's WebSocket.");
        if (!access.IsOurPage(context.Request))
            return (StatusCodes.Status403Forbidden, "Only this service's own page may connect (akkavoice.browser.origins allows others).");
        return door.TryTake() ? null : (StatusCodes.Status429TooManyRequests, "Too many connections a second (akkavoice.browser.connects-per-second).");
    }
}
