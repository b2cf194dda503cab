using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>One special inlet, any number of others, and one outlet.</summary>
public class FanInShapeN<T0, T1, TOut> : FanInShape<TOut>
{
    public readonly int N;
    public readonly Inlet<T0> In0;
    public readonly ImmutableArray<Inlet<T1>> In1s;

    public FanInShapeN(int n, IInit init) : base(init)
    {
        N = n;
        In0 = NewInlet<T0>("in0");
        In1s = [.. Enumerable.Range(0, n).Select(i => NewInlet<T1>($"in{i + 1}"))];
    }

    public FanInShapeN(int n) : this(n, new InitName("FanInShape1N"))
    {
    }

    public FanInShapeN(int n, string name) : this(n, new InitName(name))
    {
    }

    public FanInShapeN(Outlet<TOut> outlet, Inlet<T0> in0, params Inlet<T1>[] inlets)
        : this(inlets.Length, new InitPorts(outlet, [in0, .. inlets]))
    {
    }

    public Inlet<T1> In(int n) => In1s[n];

    protected override FanInShape<TOut> Construct(IInit init) => new FanInShapeN<T0, T1, TOut>(N, init);
}
