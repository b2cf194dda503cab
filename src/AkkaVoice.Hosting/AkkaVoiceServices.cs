using Akka.Hosting;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Weather;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Local;
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
    /// Adds the actor system with its session manager, the audio path, the tools and, where no other service answers, the local
    /// realtime server. Sessions are started with <see cref="VoiceSessions"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">The options, from <see cref="ConfigurationSources.Load"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddAkkaVoice(this IServiceCollection services, AkkaVoiceOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<RealtimeAddress>();
        if (options.Realtime.Target is RealtimeTarget.Local)
        {
            // Before the actor system: sessions dial as soon as they are there.
            services.AddSingleton<LocalServer>();
            services.AddHostedService(provider => provider.GetRequiredService<LocalServer>());
        }

        services.AddSingleton(provider => ToolCatalogue.BuiltIn(
            new WeatherOptions { Source = options.Tools.WeatherSource }, new HttpClient(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IRealtimeDialer>(provider => new OpenAiDialer(SocketOptions(options), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ISessionAudioFactory>(provider => new SessionGraph(GraphOptions(options), options.Pipelines, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SessionServices(
            provider.GetRequiredService<IRealtimeDialer>(),
            provider.GetRequiredService<ISessionAudioFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<VoiceSessions>();
        services.AddAkka("akkavoice", (akka, provider) => akka
            .AddHocon(ShutdownPhases.Config(options), HoconAddMode.Prepend)
            .AddHocon(options.Hocon, HoconAddMode.Append)
            .ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            })
            .WithActors((system, registry) => registry.Register<SessionManager>(
                system.ActorOf(
                    SessionManager.Props(provider.GetRequiredService<SessionServices>(), ManagerOptions(options)), "akkavoice")))
            .AddStartup((system, registry) => ShutdownPhases.EndSessionsFirst(system, registry.Get<SessionManager>())));
        return services;
    }

    private static RealtimeSocketOptions SocketOptions(AkkaVoiceOptions options) => new()
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

    private static SessionManagerOptions ManagerOptions(AkkaVoiceOptions options) => new()
    {
        MaxSessions = options.Host.MaxSessions,
        StopTimeout = ShutdownPhases.SessionTime(options),
    };
}
