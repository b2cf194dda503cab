using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>One inlet, and any number of outlets of one element type.</summary>
public class UniformFanOutShape<TIn, TOut> : FanOutShape<TIn>
{
    private readonly Outlet<TOut>[] _outs;

    public UniformFanOutShape(int n, IInit init) : base(init)
    {
        _outs = new Outlet<TOut>[n];
        for (var i = 0; i < n; i++)
            _outs[i] = NewOutlet<TOut>($"out{i}");
    }

    public UniformFanOutShape(int n) : this(n, new InitName("UniformFanOut"))
    {
    }

    public UniformFanOutShape(int n, string name) : this(n, new InitName(name))
    {
    }

    public UniformFanOutShape(Inlet<TIn> inlet, params Outlet<TOut>[] outlets) : this(outlets.Length, new InitPorts(inlet, outlets))
    {
    }

    public IImmutableList<Outlet<TOut>> Outs => ImmutableArray.Create(_outs);

    public Outlet<TOut> Out(int n) => _outs[n];

    protected override FanOutShape<TIn> Construct(IInit init) => new UniformFanOutShape<TIn, TOut>(_outs.Length, init);
}
