using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>The shape of a graph with no open ports: it can be run.</summary>
public class ClosedShape : Shape
{
    public static readonly ClosedShape Instance = new();

    private ClosedShape()
    {
    }

    public override ImmutableArray<Inlet> Inlets => ImmutableArray<Inlet>.Empty;

    public override ImmutableArray<Outlet> Outlets => ImmutableArray<Outlet>.Empty;

    public override Shape DeepCopy() => this;

    public override Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets)
    {
        if (!inlets.IsEmpty)
            throw new ArgumentException("Proposed inlets do not fit ClosedShape", nameof(inlets));
        if (!outlets.IsEmpty)
            throw new ArgumentException("Proposed outlets do not fit ClosedShape", nameof(outlets));
        return this;
    }
}
