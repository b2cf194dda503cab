using Akka.Streams.Implementation.Boundary;
using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams;

/// <summary>A named output port.</summary>
public abstract class Outlet : OutPort
{
    public readonly string Name;

    protected Outlet(string name)
    {
        Name = name ?? throw new ArgumentException("Outlet name must be defined", nameof(name));
    }

    /// <summary>The same port seen with element type <typeparamref name="T"/>.</summary>
    public static Outlet<T> Create<T>(Outlet outlet) =>
        outlet as Outlet<T> ?? new Outlet<T>(outlet.Name) { Id = outlet.Id, Node = outlet.Node };

    /// <summary>A new port of the same name and element type.</summary>
    public abstract Outlet CarbonCopy();

    /// <summary>A connection for this port's element type, or null when <paramref name="inlet"/> has another one.</summary>
    internal abstract Connection ConnectTo(Inlet inlet);

    /// <summary>The logic that casts this port's elements to those of <paramref name="inlet"/>.</summary>
    internal abstract CastAdapter CastTo(Inlet inlet);

    /// <summary>The two ends of an asynchronous boundary for this port's element type.</summary>
    internal abstract AsyncBoundary CreateBoundary(int capacity);

    public sealed override string ToString() => Name;
}

/// <summary>An output port for elements of <typeparamref name="T"/>.</summary>
public sealed class Outlet<T> : Outlet
{
    public Outlet(string name) : base(name)
    {
    }

    public override Outlet CarbonCopy() => new Outlet<T>(Name);

    internal override Connection ConnectTo(Inlet inlet) => inlet is Inlet<T> ? new Connection<T>() : null;

    internal override CastAdapter CastTo(Inlet inlet) => inlet.CastFrom<T>();

    internal override AsyncBoundary CreateBoundary(int capacity) => new AsyncBoundary<T>(capacity);
}
