using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>Creates the props of actors whose constructors take services.</summary>
public sealed class DependencyResolver : IExtension
{
    public DependencyResolver(IDependencyResolver resolver) => Resolver = resolver;

    public IDependencyResolver Resolver { get; }

    public static DependencyResolver For(ActorSystem actorSystem) =>
        actorSystem.WithExtension<DependencyResolver, DependencyResolverExtension>();

    /// <summary>Services come from the root provider at each (re)start; an actor that needs scoped ones creates its own scope.</summary>
    public Props Props<T>(params object[] args)
        where T : ActorBase => Resolver.Props<T>(args);

    public Props Props<T>()
        where T : ActorBase => Resolver.Props(typeof(T));

    public Props Props(Type type) => Resolver.Props(type);

    public Props Props(Type type, params object[] args) => Resolver.Props(type, args);
}

public sealed class DependencyResolverExtension : ExtensionIdProvider<DependencyResolver>
{
    /// <exception cref="Configuration.ConfigurationException">The system was created without a <see cref="DependencyResolverSetup"/>.</exception>
    public override DependencyResolver CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<DependencyResolverSetup>();
        return setup.HasValue
            ? new DependencyResolver(setup.Value.DependencyResolver)
            : throw new Configuration.ConfigurationException(
                $"Unable to find [{nameof(DependencyResolverSetup)}] included in ActorSystem settings. Please specify one before attempting to use dependency injection inside Akka.NET.");
    }
}
