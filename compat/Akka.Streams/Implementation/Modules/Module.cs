using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Modules;

/// <summary>
/// A node of the tree that describes a graph. Ports are known by their position only, so a module may occur any number of times in a graph
/// and building a larger one copies nothing.
/// </summary>
internal abstract class Module : IModule
{
    public virtual Attributes Attributes => Attributes.None;

    public static Module Of<TShape>(IGraph<TShape> graph) where TShape : Shape => (Module)graph.Module;

    /// <summary>
    /// Makes the running parts. The module's open ports are written to <see cref="MaterializerSession.Inlets"/> and
    /// <see cref="MaterializerSession.Outlets"/> from the given positions on. Returns the materialized value.
    /// </summary>
    public abstract object Materialize(MaterializerSession session, Attributes inherited, IslandPlan island, int inlets, int outlets);

    /// <summary>The same module with these attributes instead of its own.</summary>
    public virtual Module WithAttributes(Attributes attributes) => AttributedModule.Create(this, attributes);

    public Module AddAttributes(Attributes attributes) => attributes.IsEmpty ? this : WithAttributes(Attributes.And(attributes));

    public Module Named(string name) => AddAttributes(Attributes.CreateName(name));

    public Module Async() => AddAttributes(new Attributes(Attributes.AsyncBoundary.Instance));
}
