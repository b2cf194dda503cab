using Akka.Annotations;
using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>A blueprint with open ports given by its shape. Immutable; it runs nothing until it is materialized.</summary>
public interface IGraph<out TShape> where TShape : Shape
{
    TShape Shape { get; }

    [InternalApi]
    IModule Module { get; }
}

/// <summary>A blueprint that yields a value of <typeparamref name="TMaterialized"/> each time it is materialized.</summary>
public interface IGraph<out TShape, out TMaterialized> : IGraph<TShape> where TShape : Shape
{
    /// <summary>The same graph with these attributes instead of those set on it before.</summary>
    IGraph<TShape, TMaterialized> WithAttributes(Attributes attributes);

    /// <summary>The same graph with these attributes in addition.</summary>
    IGraph<TShape, TMaterialized> AddAttributes(Attributes attributes);

    IGraph<TShape, TMaterialized> Named(string name);

    /// <summary>The same graph, running on an island of its own.</summary>
    IGraph<TShape, TMaterialized> Async();
}
