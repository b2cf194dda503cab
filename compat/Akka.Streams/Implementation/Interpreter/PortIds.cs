namespace Akka.Streams.Implementation.Interpreter;

/// <summary>Numbers the ports of a stage.</summary>
internal static class PortIds
{
    /// <summary>Gives each port its position in the shape. Returns the number of inlets.</summary>
    public static int Assign(Shape shape)
    {
        var inlets = shape.Inlets;
        for (var i = 0; i < inlets.Length; i++)
            inlets[i].Id = i;
        var outlets = shape.Outlets;
        for (var i = 0; i < outlets.Length; i++)
            outlets[i].Id = i;
        return inlets.Length;
    }
}
