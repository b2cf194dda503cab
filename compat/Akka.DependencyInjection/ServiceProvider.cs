using Akka.Actor;
using Akka.Actor.Setup;

namespace Akka.DependencyInjection;

/// <summary>The predecessor of <see cref="DependencyResolver"/>.</summary>
[Obsolete("Use DependencyResolver instead.")]
public sealed class ServiceProvider : IExtension
{
    public ServiceProvider(IServiceProvider provider) => Provider = provider;

    public IServiceProvider Provider { get; }

    public static ServiceProvider For(ActorSystem actorSystem) => actorSystem.WithExtension<ServiceProvider, ServiceProviderExtension>();

    public Props Props<T>(params object[] args)
        where T : ActorBase => new ServiceProviderDependencyResolver(Provider).Props<T>(args);
}

/// <summary>The predecessor of <see cref="DependencyResolverExtension"/>.</summary>
[Obsolete("Use DependencyResolverExtension instead.")]
public sealed class ServiceProviderExtension : ExtensionIdProvider<ServiceProvider>
{
    /// <exception cref="Configuration.ConfigurationException">The system was created without a <see cref="ServiceProviderSetup"/>.</exception>
    public override ServiceProvider CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<ServiceProviderSetup>();
        return setup.HasValue
            ? new ServiceProvider(setup.Value.ServiceProvider)
            : throw new Configuration.ConfigurationException($"The actor system was created without a {nameof(ServiceProviderSetup)}, which actors with injected services need.");
    }
}

/// <summary>The predecessor of <see cref="DependencyResolverSetup"/>.</summary>
[Obsolete("Use DependencyResolverSetup instead.")]
public class ServiceProviderSetup : Setup
{
    private ServiceProviderSetup(IServiceProvider provider) => ServiceProvider = provider;

    public IServiceProvider ServiceProvider { get; }

    public static ServiceProviderSetup Create(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ServiceProviderSetup(provider);
    }
}
