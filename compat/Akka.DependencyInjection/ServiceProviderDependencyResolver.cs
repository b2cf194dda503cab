using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>The resolver over .NET's own container.</summary>
public class ServiceProviderDependencyResolver : IDependencyResolver
{
    public ServiceProviderDependencyResolver(IServiceProvider serviceProvider) => ServiceProvider = serviceProvider;

    public IServiceProvider ServiceProvider { get; }

    public IResolverScope CreateScope() => new ServiceProviderScope(ServiceProvider.CreateScope());

    public T GetService<T>() => ServiceProvider.GetService<T>();

    public object GetService(Type type) => ServiceProvider.GetService(type);

    public Props Props(Type type, params object[] args) =>
        typeof(ActorBase).IsAssignableFrom(type)
            ? Akka.Actor.Props.CreateBy(new ServiceProviderActorProducer(ServiceProvider, type, args), args)
            : throw new ArgumentException($"[{type}] does not implement ActorBase", nameof(type));

    public Props Props(Type type) => Props(type, []);

    public Props Props<T>(params object[] args)
        where T : ActorBase => Props(typeof(T), args);
}

public class ServiceProviderScope : IResolverScope
{
    private readonly IServiceScope _scope;

    public ServiceProviderScope(IServiceScope scope)
    {
        _scope = scope;
        Resolver = new ServiceProviderDependencyResolver(scope.ServiceProvider);
    }

    public IDependencyResolver Resolver { get; }

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }
}

internal sealed class ServiceProviderActorProducer(IServiceProvider provider, Type actorType, object[] arguments) : IIndirectActorProducer
{
    public Type ActorType => actorType;

    public ActorBase Produce() => (ActorBase)ActivatorUtilities.CreateInstance(provider, actorType, arguments);

    public void Release(ActorBase actor)
    {
        // The instance is not the container's; its services are.
    }
}
