using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>A shape with any number of ports and no further structure.</summary>
public class AmorphousShape : Shape
{
    public AmorphousShape(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets)
    {
        Inlets = inlets;
        Outlets = outlets;
    }

    public override ImmutableArray<Inlet> Inlets { get; }

    public override ImmutableArray<Outlet> Outlets { get; }

    public override Shape DeepCopy() =>
        new AmorphousShape([.. Inlets.Select(i => i.CarbonCopy())], [.. Outlets.Select(o => o.CarbonCopy())]);

    public override Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets) =>
        new AmorphousShape(inlets, outlets);
}
