using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>Any number of inlets and one outlet; subclasses name the inlets.</summary>
public abstract class FanInShape<TOut> : Shape
{
    private readonly string _name;
    private readonly Queue<Inlet> _registered;
    private ImmutableArray<Inlet> _inlets = ImmutableArray<Inlet>.Empty;

    protected FanInShape(Outlet<TOut> outlet, IEnumerable<Inlet> registered, string name)
    {
        Out = outlet;
        _name = name;
        _registered = new Queue<Inlet>(registered);
    }

    protected FanInShape(IInit init) : this(init.Outlet, init.Inlets, init.Name)
    {
    }

    public Outlet<TOut> Out { get; }

    public override ImmutableArray<Inlet> Inlets => _inlets;

    public override ImmutableArray<Outlet> Outlets => [Out];

    protected abstract FanInShape<TOut> Construct(IInit init);

    /// <summary>The next inlet: one that was handed in, while there are any, or a new one.</summary>
    protected Inlet<T> NewInlet<T>(string name)
    {
        var inlet = _registered.Count > 0 ? Inlet.Create<T>(_registered.Dequeue()) : new Inlet<T>($"{_name}.{name}");
        _inlets = _inlets.Add(inlet);
        return inlet;
    }

    public override Shape DeepCopy() =>
        Construct(new InitPorts((Outlet<TOut>)Out.CarbonCopy(), [.. _inlets.Select(i => i.CarbonCopy())]));

    public sealed override Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets)
    {
        if (outlets.Length != 1)
            throw new ArgumentException($"Proposed outlets [{string.Join(", ", outlets)}] do not fit FanInShape", nameof(outlets));
        if (inlets.Length != _inlets.Length)
            throw new ArgumentException($"Proposed inlets [{string.Join(", ", inlets)}] do not fit FanInShape", nameof(inlets));
        return Construct(new InitPorts(Outlet.Create<TOut>(outlets[0]), inlets));
    }

    /// <summary>What a shape starts from: a name for new ports, or ports made by someone else.</summary>
    public interface IInit
    {
        Outlet<TOut> Outlet { get; }

        IEnumerable<Inlet> Inlets { get; }

        string Name { get; }
    }

    [Serializable]
    public sealed class InitName : IInit
    {
        public InitName(string name)
        {
            Name = name ?? throw new ArgumentNullException(nameof(name));
            Outlet = new Outlet<TOut>(name + ".out");
        }

        public Outlet<TOut> Outlet { get; }

        public IEnumerable<Inlet> Inlets => [];

        public string Name { get; }
    }

    [Serializable]
    public sealed class InitPorts : IInit
    {
        public InitPorts(Outlet<TOut> outlet, IEnumerable<Inlet> inlets)
        {
            Outlet = outlet ?? throw new ArgumentNullException(nameof(outlet));
            Inlets = inlets ?? throw new ArgumentNullException(nameof(inlets));
        }

        public Outlet<TOut> Outlet { get; }

        public IEnumerable<Inlet> Inlets { get; }

        public string Name => "FanIn";
    }
}
