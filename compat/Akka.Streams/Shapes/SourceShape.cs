using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>One open outlet, no inlets.</summary>
public sealed class SourceShape<TOut> : Shape
{
    public readonly Outlet<TOut> Outlet;

    public SourceShape(Outlet<TOut> outlet)
    {
        Outlet = outlet ?? throw new ArgumentNullException(nameof(outlet));
    }

    public override ImmutableArray<Inlet> Inlets => ImmutableArray<Inlet>.Empty;

    public override ImmutableArray<Outlet> Outlets => [Outlet];

    public override Shape DeepCopy() => new SourceShape<TOut>((Outlet<TOut>)Outlet.CarbonCopy());

    public override Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets)
    {
        if (inlets.Length != 0)
            throw new ArgumentException($"Proposed inlets [{string.Join(", ", inlets)}] do not fit SourceShape", nameof(inlets));
        if (outlets.Length != 1)
            throw new ArgumentException($"Proposed outlets [{string.Join(", ", outlets)}] do not fit SourceShape", nameof(outlets));
        return new SourceShape<TOut>(Streams.Outlet.Create<TOut>(outlets[0]));
    }

    /// <summary>Equal when the outlet is the same.</summary>
    public override bool Equals(object obj) => obj is SourceShape<TOut> other && Outlet.Equals(other.Outlet);

    public override int GetHashCode() => Outlet.GetHashCode();
}
