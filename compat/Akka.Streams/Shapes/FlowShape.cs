using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>A shape with one inlet and one outlet, whatever their element types.</summary>
public interface IFlowShape
{
    Inlet Inlet { get; }

    Outlet Outlet { get; }
}

/// <summary>One open inlet and one open outlet.</summary>
public sealed class FlowShape<TIn, TOut> : Shape, IFlowShape
{
    public FlowShape(Inlet<TIn> inlet, Outlet<TOut> outlet)
    {
        Inlet = inlet ?? throw new ArgumentNullException(nameof(inlet), "FlowShape expected non-null inlet");
        Outlet = outlet ?? throw new ArgumentNullException(nameof(outlet), "FlowShape expected non-null outlet");
    }

    public Inlet<TIn> Inlet { get; }

    public Outlet<TOut> Outlet { get; }

    Inlet IFlowShape.Inlet => Inlet;

    Outlet IFlowShape.Outlet => Outlet;

    public override ImmutableArray<Inlet> Inlets => [Inlet];

    public override ImmutableArray<Outlet> Outlets => [Outlet];

    public override Shape DeepCopy() =>
        new FlowShape<TIn, TOut>((Inlet<TIn>)Inlet.CarbonCopy(), (Outlet<TOut>)Outlet.CarbonCopy());

    public override Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets)
    {
        if (inlets.Length != 1)
            throw new ArgumentException($"Proposed inlets [{string.Join(", ", inlets)}] do not fit FlowShape", nameof(inlets));
        if (outlets.Length != 1)
            throw new ArgumentException($"Proposed outlets [{string.Join(", ", outlets)}] do not fit FlowShape", nameof(outlets));
        return new FlowShape<TIn, TOut>(Streams.Inlet.Create<TIn>(inlets[0]), Streams.Outlet.Create<TOut>(outlets[0]));
    }
}
