using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>What actors need of a container.</summary>
public interface IDependencyResolver
{
    /// <summary>A scope for services that must not live as long as the container; its owner disposes it.</summary>
    IResolverScope CreateScope();

    T GetService<T>();

    object GetService(Type type);

    /// <summary>Props of an actor whose constructor gets <paramref name="args"/> and, for the rest, services.</summary>
    Props Props(Type type, params object[] args);

    Props Props(Type type);

    Props Props<T>(params object[] args)
        where T : ActorBase;
}

public interface IResolverScope : IDisposable
{
    IDependencyResolver Resolver { get; }
}
