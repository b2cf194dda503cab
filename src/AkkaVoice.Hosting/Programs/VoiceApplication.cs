using AkkaVoice.Hosting.Commands;
using AkkaVoice.Hosting.Programs;
using AkkaVoice.Hosting.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting;

/// <summary>Programs with the engine in them: a generic host, with the engine's commands.</summary>
/// <example>
/// <code>
/// var builder = VoiceApplication.CreateBuilder();
/// builder.Services.AddAkkaVoice(voice => voice.Tool(GetWeather));
/// return await builder.RunVoiceAsync(args);
/// </code>
/// </example>
public static class VoiceApplication
{
    /// <summary>A host that logs on the console, on standard error.</summary>
    /// <returns>The builder.</returns>
    public static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddAkkaVoiceConsole(LogLevel.Information);
        return builder;
    }

    /// <summary>
    /// Understands the command line as <c>akkavoice</c> does (<c>run</c>, <c>talk</c>, <c>serve-realtime</c> and their options) and carries it out with
    /// this program's settings, tools and agents. The host is built and run here.
    /// </summary>
    /// <param name="builder">The host, with <see cref="AkkaVoiceServices.AddAkkaVoice(IServiceCollection, Action{VoiceBuilder}?)"/> called on its services.</param>
    /// <param name="args">The arguments; none means <c>run</c>.</param>
    /// <param name="cancellation">Ends the command early, as Ctrl+C does.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    /// <exception cref="InvalidOperationException">The services have no engine.</exception>
    public static Task<int> RunVoiceAsync(this WebApplicationBuilder builder, string[] args, CancellationToken cancellation = default)
    {
        var voice = builder.Services.Select(service => service.ImplementationInstance).OfType<VoiceBuilder>().LastOrDefault()
            ?? throw new InvalidOperationException("The services have no engine: call AddAkkaVoice first.");
        return CommandLine.RunAsync(new VoiceProgram(voice, builder), args, Console.Out, Console.Error, cancellation);
    }
}
