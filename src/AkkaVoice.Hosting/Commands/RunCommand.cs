using System.CommandLine;
using AkkaVoice.Hosting.Programs;
using AkkaVoice.Hosting.Service;

namespace AkkaVoice.Hosting.Commands;

/// <summary><c>akkavoice run</c>: the hosted service.</summary>
internal static class RunCommand
{
    public static Command Create(VoiceProgram program, TextWriter output, TextWriter error)
    {
        var settings = new SettingOptions(program)
            .Named("--realtime-url", "URL", "akkavoice.realtime.base-url", "An OpenAI-compatible Realtime service")
            .Named("--model", "NAME", "akkavoice.realtime.model", "The model")
            .Named("--voice", "NAME", "akkavoice.session.voice", "The voice")
            .Named("--port", "PORT", "akkavoice.host.port", "Port of the page and the health endpoints, 0 for a free one");
        var command = new Command("run", "Runs the hosted service until it is told to stop (Ctrl+C, SIGTERM).");
        settings.AddTo(command);
        command.SetAction((parsed, cancellation) => VoiceService.RunAsync(program, settings.Load(parsed), output, error, cancellation));
        return command;
    }
}
