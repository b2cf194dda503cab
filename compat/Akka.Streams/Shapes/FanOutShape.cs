using System.Collections.Immutable;

namespace Akka.Streams;

/// <summary>One inlet and any number of outlets; subclasses name the outlets.</summary>
public abstract class FanOutShape<TIn> : Shape
{
    private readonly string _name;
    private readonly Queue<Outlet> _registered;
    private ImmutableArray<Outlet> _outlets = ImmutableArray<Outlet>.Empty;

    protected FanOutShape(Inlet<TIn> inlet, IEnumerable<Outlet> registered, string name)
    {
        In = inlet;
        _name = name;
        _registered = new Queue<Outlet>(registered);
    }

    protected FanOutShape(IInit init) : this(init.Inlet, init.Outlets, init.Name)
    {
    }

    public Inlet<TIn> In { get; }

    public override ImmutableArray<Inlet> Inlets => [In];

    public override ImmutableArray<Outlet> Outlets => _outlets;

    protected abstract FanOutShape<TIn> Construct(IInit init);

    /// <summary>The next outlet: one that was handed in, while there are any, or a new one.</summary>
    protected Outlet<T> NewOutlet<T>(string name)
    {
        var outlet = _registered.Count > 0 ? Outlet.Create<T>(_registered.Dequeue()) : new Outlet<T>($"{_name}.{name}");
        _outlets = _outlets.Add(outlet);
        return outlet;
    }

    public override Shape DeepCopy() =>
        Construct(new InitPorts((Inlet<TIn>)In.CarbonCopy(), [.. _outlets.Select(o => o.CarbonCopy())]));

    public sealed override Shape CopyFromPorts(ImmutableArray<Inlet> inlets, ImmutableArray<Outlet> outlets)
    {
        if (inlets.Length != 1)
            throw new ArgumentException($"Proposed inlets [{string.Join(", ", inlets)}] do not fit FanOutShape", nameof(inlets));
        if (outlets.Length != _outlets.Length)
            throw new ArgumentException($"Proposed outlets [{string.Join(", ", outlets)}] do not fit FanOutShape", nameof(outlets));
        return Construct(new InitPorts(Inlet.Create<TIn>(inlets[0]), outlets));
    }

    /// <summary>What a shape starts from: a name for new ports, or ports made by someone else.</summary>
    public interface IInit
    {
        Inlet<TIn> Inlet { get; }

        IEnumerable<Outlet> Outlets { get; }

        string Name { get; }
    }

    [Serializable]
    public sealed class InitName : IInit
    {
        public InitName(string name)
        {
            Name = name ?? throw new ArgumentNullException(nameof(name));
            Inlet = new Inlet<TIn>(name + ".in");
        }

        public Inlet<TIn> Inlet { get; }

        public IEnumerable<Outlet> Outlets => [];

        public string Name { get; }
    }

    [Serializable]
    public sealed class InitPorts : IInit
    {
        public InitPorts(Inlet<TIn> inlet, IEnumerable<Outlet> outlets)
        {
            Inlet = inlet ?? throw new ArgumentNullException(nameof(inlet));
            Outlets = outlets ?? throw new ArgumentNullException(nameof(outlets));
        }

        public Inlet<TIn> Inlet { get; }

        public IEnumerable<Outlet> Outlets { get; }

        public string Name => "FanOut";
    }
}
