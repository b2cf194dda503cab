using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Modules;

/// <summary>A leaf: one stage.</summary>
internal sealed class StageModule : Module
{
    private readonly IStageFactory _stage;
    private bool _portsNumbered;

    public StageModule(IStageFactory stage, Attributes attributes)
    {
        _stage = stage;
        Attributes = attributes;
    }

    public override Attributes Attributes { get; }

    public override Module WithAttributes(Attributes attributes) => new StageModule(_stage, attributes);

    public override object Materialize(MaterializerSession session, Attributes inherited, IslandPlan island, int inlets, int outlets)
    {
        var effective = inherited.And(Attributes);
        if (Attributes.IsAsync)
            island = session.NewIsland(effective);
        var shape = _stage.Shape;
        if (!_portsNumbered)
        {
            PortIds.Assign(shape);
            _portsNumbered = true;
        }

        var logic = _stage.Create(effective, out var materializedValue);
        session.AddStage(island, logic, _stage, effective);
        var position = 0;
        foreach (var inlet in shape.Inlets)
            session.Inlets[inlets + position++] = new InletEnd(inlet, logic, island);
        position = 0;
        foreach (var outlet in shape.Outlets)
            session.Outlets[outlets + position++] = new OutletEnd(outlet, logic, island);
        return materializedValue;
    }
}
