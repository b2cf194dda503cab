using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Hosting;

public static partial class AkkaHostingExtensions
{
    /// <summary>Adds an actor system: <see cref="ActorSystem"/>, the registry, <see cref="IRequiredActor{TActor}"/>, and a hosted service that starts and stops it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="actorSystemName">The system's name.</param>
    /// <param name="builder">Configures the system; runs once, when the system is first needed.</param>
    public static IServiceCollection AddAkka(this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder> builder) =>
        services.AddAkka(actorSystemName, (configuration, _) => builder(configuration));

    public static IServiceCollection AddAkka(this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder) =>
        services.AddAkka<AkkaHostedService>(actorSystemName, builder);

    /// <summary>With a hosted service derived from the usual one.</summary>
    public static IServiceCollection AddAkka<T>(this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder)
        where T : AkkaHostedService
    {
        services.AddSingleton(provider =>
        {
            var configuration = new AkkaConfigurationBuilder(services, actorSystemName);
            builder(configuration, provider);
            return configuration;
        });
        services.AddSingleton(static provider =>
        {
            var configuration = provider.GetRequiredService<AkkaConfigurationBuilder>();
            return ActorSystem.Create(configuration.ActorSystemName, configuration.CreateSystemSetup(provider));
        });
        services.AddSingleton(static provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        services.AddSingleton<IActorRegistry>(static provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton<IReadOnlyActorRegistry>(static provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>));
        services.AddSingleton<IHostedService, T>();
        return services;
    }
}
