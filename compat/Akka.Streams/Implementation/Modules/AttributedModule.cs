using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Modules;

/// <summary>A module with attributes of its own.</summary>
internal sealed class AttributedModule : Module
{
    private readonly Module _inner;

    /// <summary>What the last run inherited, and what came of it: usually the same in the next run, whose stages then share the attributes.</summary>
    private Combined _last;

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
        var effective = Combine(inherited);
        return _inner.Materialize(session, effective, Attributes.IsAsync ? session.NewIsland(effective) : island, inlets, outlets);
    }

    private Attributes Combine(Attributes inherited)
    {
        var last = _last;
        if (last?.Inherited != inherited)
            _last = last = new Combined(inherited, inherited.And(Attributes));
        return last.Effective;
    }

    private sealed record Combined(Attributes Inherited, Attributes Effective);
}
