using System.CommandLine;
using System.Net;
using AkkaVoice.Hosting.Local;
using AkkaVoice.Hosting.Programs;
using AkkaVoice.Hosting.Service;
using AkkaVoice.LocalRealtime.Speech;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Commands;

/// <summary><c>akkavoice serve-realtime</c>: the local realtime server alone.</summary>
internal static class ServeRealtimeCommand
{
    public static Command Create(VoiceProgram program, TextWriter output, TextWriter error)
    {
        var port = new Option<int>("--port")
        {
            Description = "Port to listen on, 0 for a free one (default 8090)",
            HelpName = "PORT",
            DefaultValueFactory = _ => 8090,
        };
        port.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > 65_535) given.AddError("--port is out of range; allowed: 0 to 65535");
        });
        var settings = new SettingOptions(program);
        var command = new Command("serve-realtime", "Runs the local, OpenAI-compatible realtime server alone (loopback only), until it is told to stop.") { port };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            // This is the server: where another one would be has no meaning here.
            var options = settings.Load(parsed, new("akkavoice.realtime.base-url", ""), new("akkavoice.realtime.api-key", ""));
            using var logging = LoggerFactory.Create(builder => builder.AddAkkaVoiceConsole(LogLevel.Information));
            try
            {
                await using var realtime = await OfflineRealtime.StartAsync(
                    options.LocalRealtime, IPAddress.Loopback, parsed.GetValue(port), logging, TimeProvider.System, cancellation);
                await output.WriteLineAsync($"Listening: {realtime.Server.WebSocketUri} (point any OpenAI Realtime client at it; any key will do). Ctrl+C ends it.");
                await WaitAsync(cancellation);
                return ExitCode.Success;
            }
            catch (SpeechUnavailableException e)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCode.Failure;
            }
            catch (IOException e)
            {
                await error.WriteLineAsync($"Cannot listen on port {parsed.GetValue(port)}: {e.Message}");
                return ExitCode.Failure;
            }
        });
        return command;
    }

    private static async Task WaitAsync(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(() => stopped.TrySetResult());
        await stopped.Task;
    }
}
