using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>One open inlet, no outlets.</summary>
public sealed class SinkShape<TIn> : Shape
{
    public readonly Inlet<TIn> Inlet;

    public SinkShape(Inlet<TIn> inlet)
    {
        Inlet = inlet ?? throw new ArgumentNullException(nameof(inlet), "SinkShape expected non-null inlet");
    }

    public override ImmutableArray<Inlet> Inlets => [Inlet];

    public override ImmutableArray<Outlet> Outlets => ImmutableArray<Outlet>.Empty;

    public override Shape DeepCopy() => new SinkShape<TIn>((Inlet<TIn>)Inlet.CarbonCopy());

    public override Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets)
    {
        if (outlets.Length != 0)
            throw new ArgumentException($"Proposed outlets [{string.Join(", ", outlets)}] do not fit SinkShape", nameof(outlets));
        if (inlets.Length != 1)
            throw new ArgumentException($"Proposed inlets [{string.Join(", ", inlets)}] do not fit SinkShape", nameof(inlets));
        return new SinkShape<TIn>(Streams.Inlet.Create<TIn>(inlets[0]));
    }

    /// <summary>Equal when the inlet is the same.</summary>
    public override bool Equals(object obj) => obj is SinkShape<TIn> other && Inlet.Equals(other.Inlet);

    public override int GetHashCode() => Inlet.GetHashCode();
}
