using Akka.Annotations;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Fusing;

/// <summary>A stage whose elements come out with the type they went in with.</summary>
[InternalApi]
public abstract class SimpleLinearGraphStage<T> : GraphStage<FlowShape<T, T>>
{
    public readonly Inlet<T> Inlet;
    public readonly Outlet<T> Outlet;

    /// <summary>The ports are named after the stage; without a name, after its class.</summary>
    protected SimpleLinearGraphStage(string name = null)
    {
        name ??= GetType().Name;
        Inlet = new Inlet<T>(name + ".in");
        Outlet = new Outlet<T>(name + ".out");
        Shape = new FlowShape<T, T>(Inlet, Outlet);
    }

    public override FlowShape<T, T> Shape { get; }
}
