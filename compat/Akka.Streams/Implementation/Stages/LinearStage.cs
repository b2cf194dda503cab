using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>A built-in stage with one inlet and one outlet. All stages with the same element types share their ports.</summary>
internal abstract class LinearStage<TIn, TOut> : GraphStage<FlowShape<TIn, TOut>>
{
    internal static readonly Inlet<TIn> SharedInlet = new("in") { Id = 0 };
    internal static readonly Outlet<TOut> SharedOutlet = new("out") { Id = 0 };
    private static readonly FlowShape<TIn, TOut> SharedShape = new(SharedInlet, SharedOutlet);

    public sealed override FlowShape<TIn, TOut> Shape => SharedShape;

    /// <summary>Name in logs and in the attributes.</summary>
    protected virtual string Name => GetType().Name.Split('`')[0];

    public override string ToString() => Name;
}

/// <summary>A built-in stage with one outlet.</summary>
internal abstract class SourceStage<TOut> : GraphStage<SourceShape<TOut>>
{
    internal static readonly Outlet<TOut> SharedOutlet = new("out") { Id = 0 };
    private static readonly SourceShape<TOut> SharedShape = new(SharedOutlet);

    public sealed override SourceShape<TOut> Shape => SharedShape;

    public override string ToString() => GetType().Name.Split('`')[0];
}

/// <summary>A built-in stage with one outlet and a materialized value.</summary>
internal abstract class SourceStage<TOut, TMat> : GraphStageWithMaterializedValue<SourceShape<TOut>, TMat>
{
    private static readonly SourceShape<TOut> SharedShape = new(SourceStage<TOut>.SharedOutlet);

    public sealed override SourceShape<TOut> Shape => SharedShape;

    public override string ToString() => GetType().Name.Split('`')[0];
}

/// <summary>A built-in stage with one inlet.</summary>
internal abstract class SinkStage<TIn, TMat> : GraphStageWithMaterializedValue<SinkShape<TIn>, TMat>
{
    private static readonly SinkShape<TIn> SharedShape = new(SinkPorts<TIn>.Inlet);

    public sealed override SinkShape<TIn> Shape => SharedShape;

    public override string ToString() => GetType().Name.Split('`')[0];
}

internal static class SinkPorts<TIn>
{
    public static readonly Inlet<TIn> Inlet = new("in") { Id = 0 };
}

/// <summary>A built-in stage with one inlet, one outlet and a materialized value.</summary>
internal abstract class LinearStage<TIn, TOut, TMat> : GraphStageWithMaterializedValue<FlowShape<TIn, TOut>, TMat>
{
    private static readonly FlowShape<TIn, TOut> SharedShape = new(LinearStage<TIn, TOut>.SharedInlet, LinearStage<TIn, TOut>.SharedOutlet);

    public sealed override FlowShape<TIn, TOut> Shape => SharedShape;

    public override string ToString() => GetType().Name.Split('`')[0];
}
