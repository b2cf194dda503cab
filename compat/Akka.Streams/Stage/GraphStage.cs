using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Stage;

public interface IGraphStageWithMaterializedValue<out TShape, out TMaterialized> : IGraph<TShape, TMaterialized> where TShape : Shape
{
    ILogicAndMaterializedValue<TMaterialized> CreateLogicAndMaterializedValue(Attributes attributes);
}

/// <summary>
/// The description of a stage: its ports and how to make the logic for a run. It may be used in any number of graphs and runs;
/// what changes while a stream runs belongs into the logic.
/// </summary>
public abstract class GraphStageWithMaterializedValue<TShape, TMaterialized>
    : IGraphStageWithMaterializedValue<TShape, TMaterialized>, IStageFactory where TShape : Shape
{
    private StageModule _module;

    /// <summary>Attributes the stage has before anyone sets others.</summary>
    protected virtual Attributes InitialAttributes => Attributes.None;

    /// <summary>The stage's ports: one and the same instance for the life of the stage.</summary>
    public abstract TShape Shape { get; }

    public IModule Module => _module ?? Interlocked.CompareExchange(ref _module, new StageModule(this, InitialAttributes), null) ?? _module;

    Shape IStageFactory.Shape => Shape;

    /// <summary>Makes the logic for one run. Attributes of the surrounding graphs are part of <paramref name="inheritedAttributes"/>.</summary>
    public abstract ILogicAndMaterializedValue<TMaterialized> CreateLogicAndMaterializedValue(Attributes inheritedAttributes);

    public IGraph<TShape, TMaterialized> WithAttributes(Attributes attributes) =>
        new ModuleGraph<TShape, TMaterialized>(Shape, ((Module)Module).WithAttributes(attributes));

    public IGraph<TShape, TMaterialized> AddAttributes(Attributes attributes) => WithAttributes(Module.Attributes.And(attributes));

    public IGraph<TShape, TMaterialized> Named(string name) => AddAttributes(Attributes.CreateName(name));

    public IGraph<TShape, TMaterialized> Async() => AddAttributes(new Attributes(Attributes.AsyncBoundary.Instance));

    GraphStageLogic IStageFactory.Create(Attributes attributes, out object materializedValue) => CreateStage(attributes, out materializedValue);

    /// <summary>The two results of creating a stage, without the wrapper.</summary>
    internal virtual GraphStageLogic CreateStage(Attributes attributes, out object materializedValue)
    {
        var created = CreateLogicAndMaterializedValue(attributes);
        materializedValue = created.MaterializedValue;
        return created.Logic;
    }
}

/// <summary>A stage without a materialized value.</summary>
public abstract class GraphStage<TShape> : GraphStageWithMaterializedValue<TShape, NotUsed> where TShape : Shape
{
    public sealed override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<NotUsed>(CreateLogic(inheritedAttributes), NotUsed.Instance);

    protected abstract GraphStageLogic CreateLogic(Attributes inheritedAttributes);

    internal sealed override GraphStageLogic CreateStage(Attributes attributes, out object materializedValue)
    {
        materializedValue = NotUsed.Instance;
        return CreateLogic(attributes);
    }
}
