using System.Net.Sockets;
using AkkaVoice.Hosting.Browser;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Programs;
using AkkaVoice.Hosting.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.Hosting.Service;

/// <summary>The hosted service: the engine, its page and health endpoints, and its end.</summary>
internal static class VoiceService
{
    private const int ReadAheadBytes = 65_536;

    /// <summary>What the host may be late with its own limit.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(
        VoiceProgram program, AkkaVoiceOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        await using var app = Build(program, options);
        if (options.HasWorker) program.Termination.Limit = ShutdownPhases.HostTime(options) + Slack;
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await error.WriteLineAsync($"Cannot listen on {options.Host.Address}:{options.Host.Port}: {e.Message} (akkavoice.host.port sets another port)");
            return ExitCode.Failure;
        }

        await output.WriteLineAsync(Greeting.Text(options, Address(app)));
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Success;
    }

    public static WebApplication Build(VoiceProgram program, AkkaVoiceOptions options)
    {
        var builder = program.ForService(options);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Host.Address, options.Host.Port);
            // What a connection may have read ahead of us; whoever sends more waits.
            kestrel.Limits.MaxRequestBufferSize = ReadAheadBytes;
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = ShutdownPhases.HostTime(options));
        var app = builder.Build();
        app.MapAkkaVoiceHealth();
        app.MapAkkaVoiceBrowser();
        return app;
    }

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
}
