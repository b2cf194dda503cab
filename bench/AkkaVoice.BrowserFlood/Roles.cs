using System.Globalization;
using System.Net;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.BrowserFlood;

/// <summary>What the processes of a measurement do, each until its input ends.</summary>
internal static class Roles
{
    /// <summary>A model that talks for a long time. Each line of input asks for the neighbour's frames that came since the last.</summary>
    public static async Task ModelAsync()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("A very long story.", TimeSpan.FromSeconds(900))));
        var (log, arrivals) = (new WireLog { Keeps = false }, new Arrivals());
        log.Added += arrivals.Note;
        await using var model = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = script, WireLog = log });
        Console.WriteLine(model.WebSocketUri);
        while (await Console.In.ReadLineAsync() is not null)
            Console.WriteLine(arrivals.Take());
    }

    /// <summary>The service as a person starts it.</summary>
    public static async Task ServiceAsync(string model)
    {
        using var stop = new CancellationTokenSource();
        var service = CommandLine.RunAsync(["run", "--port", "0", "--realtime-url", model], Console.Out, Console.Error, stop.Token);
        await Task.WhenAny(service, Console.In.ReadToEndAsync());
        await stop.CancelAsync();
        try
        {
            await service;
        }
        catch (OperationCanceledException)
        {
            // As told.
        }
    }

    /// <summary>A web server that opens what is asked for and closes it at the first message: the least that anything on this machine can do.</summary>
    public static async Task BystanderAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Map("/session", async (HttpContext context) =>
        {
            if (!context.WebSockets.IsWebSocketRequest)
                return;
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReceiveAsync(new byte[4_096], context.RequestAborted);
        });
        await app.StartAsync();
        Console.WriteLine($"{app.Urls.First()}/");
        await Console.In.ReadToEndAsync();
    }

    /// <summary>Browsers that misbehave: each line of input is whom to fall upon from now on, empty for nobody; the answer is how often they got in.</summary>
    public static async Task StrangersAsync(int number, int[] kinds, Pace pace)
    {
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } target)
        {
            if (target.Length == 0)
                continue;
            using var stop = new CancellationTokenSource();
            var strangers = Enumerable.Range(0, number).Select(n => new Stranger(new Uri(target), kinds[n % kinds.Length], pace)).ToArray();
            var all = strangers.Select((stranger, n) => stranger.RunAsync((n + 1) * pace.Reload / number, stop.Token)).ToArray();
            await Console.In.ReadLineAsync();
            await stop.CancelAsync();
            await Task.WhenAll(all);
            Console.WriteLine(strangers.Sum(stranger => stranger.Connects).ToString(CultureInfo.InvariantCulture));
        }
    }
}
