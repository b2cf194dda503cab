using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>The ports of a graph: what can be connected to it from outside.</summary>
public abstract class Shape : ICloneable
{
    public abstract ImmutableArray<Inlet> Inlets { get; }

    public abstract ImmutableArray<Outlet> Outlets { get; }

    /// <summary>A shape of the same kind with new ports.</summary>
    public abstract Shape DeepCopy();

    /// <summary>A shape of the same kind with the given ports, in the order of <see cref="Inlets"/> and <see cref="Outlets"/>.</summary>
    public abstract Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets);

    public bool HasSamePortsAs(Shape shape) =>
        new HashSet<Inlet>(Inlets).SetEquals(shape.Inlets) && new HashSet<Outlet>(Outlets).SetEquals(shape.Outlets);

    public bool HasSamePortsAndShapeAs(Shape shape) =>
        Inlets.SequenceEqual(shape.Inlets) && Outlets.SequenceEqual(shape.Outlets);

    public object Clone() => DeepCopy();

    public sealed override string ToString() =>
        $"{GetType().Name}([{string.Join(", ", Inlets)}] [{string.Join(", ", Outlets)}])";
}
