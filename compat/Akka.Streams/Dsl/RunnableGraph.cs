using Akka.Actor;
using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

public static class RunnableGraph
{
    public static RunnableGraph<TMat> FromGraph<TMat>(IGraph<ClosedShape, TMat> g) => g as RunnableGraph<TMat> ?? new RunnableGraph<TMat>(g.Module);
}

/// <summary>A graph without open ports.</summary>
public sealed class RunnableGraph<TMat> : IRunnableGraph<TMat>
{
    private readonly Module _module;

    public RunnableGraph(IModule module)
    {
        _module = (Module)module;
    }

    public ClosedShape Shape => ClosedShape.Instance;

    public IModule Module => _module;

    public IRunnableGraph<TMat> WithAttributes(Attributes attributes) => new RunnableGraph<TMat>(_module.WithAttributes(attributes));

    public IRunnableGraph<TMat> AddAttributes(Attributes attributes) => new RunnableGraph<TMat>(_module.AddAttributes(attributes));

    public IRunnableGraph<TMat> Named(string name) => new RunnableGraph<TMat>(_module.Named(name));

    public IRunnableGraph<TMat> Async() => new RunnableGraph<TMat>(_module.Async());

    public IRunnableGraph<TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> func) =>
        new RunnableGraph<TMat2>(new MappedModule<TMat, TMat2>(_module, func));

    public TMat Run(IMaterializer materializer) => materializer.Materialize(this);

    public TMat Run(ActorSystem actorSystem) => Run(actorSystem.Materializer());

    public override string ToString() => "RunnableGraph";

    IGraph<ClosedShape, TMat> IGraph<ClosedShape, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<ClosedShape, TMat> IGraph<ClosedShape, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<ClosedShape, TMat> IGraph<ClosedShape, TMat>.Named(string name) => Named(name);

    IGraph<ClosedShape, TMat> IGraph<ClosedShape, TMat>.Async() => Async();
}
