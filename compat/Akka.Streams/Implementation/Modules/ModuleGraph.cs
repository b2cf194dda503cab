namespace Akka.Streams.Implementation.Modules;

/// <summary>A module together with the shape people see.</summary>
internal sealed class ModuleGraph<TShape, TMat> : IGraph<TShape, TMat> where TShape : Shape
{
    private readonly Module _module;

    public ModuleGraph(TShape shape, Module module)
    {
        Shape = shape;
        _module = module;
    }

    public TShape Shape { get; }

    public IModule Module => _module;

    public IGraph<TShape, TMat> WithAttributes(Attributes attributes) => new ModuleGraph<TShape, TMat>(Shape, _module.WithAttributes(attributes));

    public IGraph<TShape, TMat> AddAttributes(Attributes attributes) => new ModuleGraph<TShape, TMat>(Shape, _module.AddAttributes(attributes));

    public IGraph<TShape, TMat> Named(string name) => new ModuleGraph<TShape, TMat>(Shape, _module.Named(name));

    public IGraph<TShape, TMat> Async() => new ModuleGraph<TShape, TMat>(Shape, _module.Async());
}
