namespace Akka.Streams;

/// <summary>An output port of a shape. Identity is by reference; the numbers are filled in by whoever owns the port.</summary>
public abstract class OutPort
{
    /// <summary>Position among the outlets of the stage or shape that owns this port; -1 until it is owned.</summary>
    internal int Id = -1;

    /// <summary>Number of the imported graph within a <c>GraphDsl</c> builder; -1 elsewhere.</summary>
    internal int Node = -1;
}
