using AkkaVoice.Hosting.Commands;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Service;
using AkkaVoice.Hosting.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.Programs;

/// <summary>What a command line is carried out with: the engine's own program, or a user's. Its host is built once.</summary>
/// <param name="voice">Settings, tools and agents.</param>
/// <param name="builder">The user's host; null for the engine's own program.</param>
internal sealed class VoiceProgram(VoiceBuilder voice, WebApplicationBuilder? builder)
{
    /// <summary>The engine's own program.</summary>
    public VoiceProgram()
        : this(new VoiceBuilder(), null)
    {
    }

    /// <summary>How the command that runs ends early.</summary>
    public Termination Termination { get; set; } = new(CancellationToken.None, TimeProvider.System);

    public AkkaVoiceOptions Load(string? file, IReadOnlyList<KeyValuePair<string, string>> overrides) => voice.Sources(file, overrides).Load();

    /// <summary>The host for a service that listens.</summary>
    public WebApplicationBuilder ForService(AkkaVoiceOptions options)
    {
        var service = builder;
        if (service is null)
        {
            service = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "akkavoice" });
            service.Logging.AddAkkaVoiceConsole(LogLevel.Information);
            service.Services.AddAkkaVoice(voice);
        }

        service.Services.AddSingleton(options);
        service.Services.AddSingleton(new WorkerUrgency(Termination.Urgent));
        service.Services.AddSingleton<WorkerService>();
        service.Services.AddHostedService(provider => provider.GetRequiredService<WorkerService>());
        return service;
    }

    /// <summary>The host for one conversation. It listens nowhere, and its log is for what goes wrong.</summary>
    public IHost ForConversation(AkkaVoiceOptions options)
    {
        if (builder is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton<IServer, NoServer>();
            builder.Services.AddSingleton(options);
            return builder.Build();
        }

        var own = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "akkavoice" });
        own.Logging.AddAkkaVoiceConsole(LogLevel.Warning);
        own.Services.AddAkkaVoice(voice);
        own.Services.AddSingleton(options);
        return own.Build();
    }
}
