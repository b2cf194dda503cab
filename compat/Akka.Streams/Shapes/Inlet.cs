using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams;

/// <summary>A named input port.</summary>
public abstract class Inlet : InPort
{
    public readonly string Name;

    protected Inlet(string name)
    {
        Name = name ?? throw new ArgumentException("Inlet name must be defined", nameof(name));
    }

    /// <summary>The same port seen with element type <typeparamref name="T"/>.</summary>
    public static Inlet<T> Create<T>(Inlet inlet) =>
        inlet as Inlet<T> ?? new Inlet<T>(inlet.Name) { Id = inlet.Id, Node = inlet.Node };

    /// <summary>A new port of the same name and element type.</summary>
    public abstract Inlet CarbonCopy();

    /// <summary>The logic that turns elements of <typeparamref name="TFrom"/> into this port's element type by a cast.</summary>
    internal abstract CastAdapter CastFrom<TFrom>();

    public sealed override string ToString() => Name;
}

/// <summary>An input port for elements of <typeparamref name="T"/>.</summary>
public sealed class Inlet<T> : Inlet
{
    public Inlet(string name) : base(name)
    {
    }

    public override Inlet CarbonCopy() => new Inlet<T>(Name);

    internal override CastAdapter CastFrom<TFrom>() => new CastAdapter<TFrom, T>();
}
