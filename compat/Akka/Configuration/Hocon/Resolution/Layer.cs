namespace Akka.Configuration.Hocon;

internal static class Layer
{
    /// <summary>
    /// Whether a value certainly replaces what was assigned before it: it is defined whatever substitutions find, and it is no object.
    /// </summary>
    internal static bool HidesEarlier(Node node) => node switch
    {
        LiteralNode or ArrayNode or AppendNode { Path: not null } => true,
        ResolvedNode resolved => !resolved.Value.IsObject(),
        ConcatNode concat => concat.Pieces.Exists(piece => piece is ArrayNode or LiteralNode { IsSpace: false }),
        _ => false,
    };
}
