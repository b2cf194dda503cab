using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Modules;

/// <summary>A module with attributes of its own.</summary>
internal sealed class AttributedModule : Module
{
    private readonly Module _inner;

    private AttributedModule(Module inner, Attributes attributes)
    {
        _inner = inner;
        Attributes = attributes;
    }

    public override Attributes Attributes { get; }

    public static Module Create(Module inner, Attributes attributes) => attributes.IsEmpty ? inner : new AttributedModule(inner, attributes);

    public override Module WithAttributes(Attributes attributes) => Create(_inner, attributes);

    public override object Materialize(MaterializerSession session, Attributes inherited, IslandPlan island, int inlets, int outlets)
    {
        var effective = inherited.And(Attributes);
        return _inner.Materialize(session, effective, Attributes.IsAsync ? session.NewIsland(effective) : island, inlets, outlets);
    }
}
