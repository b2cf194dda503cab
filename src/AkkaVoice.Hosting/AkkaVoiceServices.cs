using Akka.Hosting;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Weather;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Hosting.Agents;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.LiveKit.Rooms;
using AkkaVoice.Hosting.Load;
using AkkaVoice.Hosting.Local;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Hosting.Programs;
using AkkaVoice.Hosting.Sessions;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Session;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting;

/// <summary>Puts the engine into a generic host.</summary>
public static class AkkaVoiceServices
{
    /// <summary>
    /// Adds the actor system with its session manager, the audio path, tools and agents and, where no other service answers, the local
    /// realtime server. Sessions are started with <see cref="VoiceSessions"/>, or by the commands of <see cref="VoiceApplication"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says what the program makes of the engine; null for what the configuration says alone.</param>
    /// <returns>The same services.</returns>
    /// <remarks>What is wrong with settings, tools or agents stops the host's start with a <see cref="ConfigurationException"/>.</remarks>
    public static IServiceCollection AddAkkaVoice(this IServiceCollection services, Action<VoiceBuilder>? configure = null)
    {
        var voice = new VoiceBuilder();
        configure?.Invoke(voice);
        return services.AddAkkaVoice(voice);
    }

    internal static IServiceCollection AddAkkaVoice(this IServiceCollection services, VoiceBuilder voice)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(voice);
        services.AddSingleton(_ => voice.Sources(null, []).Load());
        services.AddSingleton<RealtimeAddress>();

        // Before the actor system: sessions dial as soon as they are there.
        services.AddSingleton<LocalServer>();
        services.AddHostedService(provider => provider.GetRequiredService<LocalServer>());
        services.AddSingleton<McpSources>();
        services.AddHostedService(provider => provider.GetRequiredService<McpSources>());
        services.AddSingleton(provider => Catalogue(voice, provider));
        services.AddSingleton<AgentDirectory>();
        services.AddHostedService<StartCheck>();
        services.AddSingleton<IRealtimeDialer>(provider => new OpenAiDialer(
            SocketOptions(provider.GetRequiredService<AkkaVoiceOptions>()), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ISessionAudioFactory>(provider =>
        {
            var options = provider.GetRequiredService<AkkaVoiceOptions>();
            return new SessionGraph(GraphOptions(options), options.Pipelines, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton(provider => new SessionServices(
            provider.GetRequiredService<IRealtimeDialer>(),
            provider.GetRequiredService<ISessionAudioFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>())
        {
            Provider = provider,
        });
        services.AddSingleton(provider => new VoiceSessions(
            provider.GetRequiredService<IRequiredActor<SessionManager>>(),
            provider.GetRequiredService<AkkaVoiceOptions>(),
            provider.GetRequiredService<RealtimeAddress>(),
            provider.GetRequiredService<AgentDirectory>(),
            voice));
        services.TryAddSingleton<IJobRunner, RoomJobs>();
        services.AddSingleton<LoadWatch>(provider => new LoadWatch(
            provider.GetRequiredService<AkkaVoiceOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => provider.GetRequiredService<LoadWatch>());
        services.AddAkka("akkavoice", (akka, provider) => AddSystem(akka, provider, provider.GetRequiredService<AkkaVoiceOptions>()));
        return services;
    }

    private static void AddSystem(AkkaConfigurationBuilder akka, IServiceProvider provider, AkkaVoiceOptions options) => akka
        .AddHocon(ShutdownPhases.Config(options), HoconAddMode.Prepend)
        .AddHocon(options.Hocon, HoconAddMode.Append)
        .ConfigureLoggers(loggers =>
        {
            loggers.ClearLoggers();
            loggers.AddLoggerFactory();
        })
        .WithActors((system, registry) => registry.Register<SessionManager>(
            system.ActorOf(
                SessionManager.Props(provider.GetRequiredService<SessionServices>(), ManagerOptions(options, provider.GetRequiredService<LoadWatch>())), "akkavoice")))
        .AddStartup((system, registry) => ShutdownPhases.EndSessionsFirst(system, registry.Get<SessionManager>(), options));

    /// <summary>The tools that come with the engine, and the program's, which take the place of those of the same name.</summary>
    private static ToolCatalogue Catalogue(VoiceBuilder voice, IServiceProvider provider)
    {
        var weather = new WeatherOptions { Source = provider.GetRequiredService<AkkaVoiceOptions>().Tools.WeatherSource };
        var catalogue = ToolCatalogue.BuiltIn(weather, new HttpClient(), provider.GetRequiredService<TimeProvider>());
        foreach (var tool in voice.Tools) catalogue.Set(tool.Name, () => tool.Create(provider));
        return catalogue;
    }

    internal static RealtimeSocketOptions SocketOptions(AkkaVoiceOptions options) => new()
    {
        DialTimeout = options.Realtime.Connection.DialTimeout,
        KeepAliveInterval = options.Realtime.KeepAliveInterval,
        KeepAliveTimeout = options.Realtime.KeepAliveTimeout,
        UplinkMs = options.Audio.MicrophoneBufferMs,
        DownlinkBytes = options.Audio.AnswerBufferMs * 48,
    };

    private static SessionGraphOptions GraphOptions(AkkaVoiceOptions options) => new()
    {
        ChunkMs = options.Audio.ChunkMs,
        RingMs = options.Audio.MicrophoneBufferMs,
        PlayoutMs = options.Audio.AnswerBufferMs,
    };

    private static SessionManagerOptions ManagerOptions(AkkaVoiceOptions options, LoadWatch load) => new()
    {
        MaxSessions = options.Host.MaxSessions,
        Refusal = () => load.Refusal,
        StopTimeout = ShutdownPhases.SessionTime(options) - (options.Host.FinishSpeech ? ShutdownPhases.SpeechTime(options) : TimeSpan.Zero),
    };
}
