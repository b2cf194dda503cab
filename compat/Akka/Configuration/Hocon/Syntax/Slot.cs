namespace Akka.Configuration.Hocon;

/// <summary>
/// What was assigned to one key, oldest first. Earlier layers are kept: a later substitution may turn out to be an object, which is
/// merged into them, or undefined, which leaves them standing, or may refer back to them.
/// </summary>
internal sealed class Slot
{
    internal List<Node> Layers { get; } = [];

    internal void Assign(Node value)
    {
        if (value is ObjectNode later && Layers is [.., ObjectNode present])
            present.Merge(later);
        else if (value is ConcatNode concat && IsObjectMerge(concat))
            concat.Pieces.ForEach(Assign);
        else
            Layers.Add(value);
    }

    /// <summary>The object that further keys below this one go into.</summary>
    internal ObjectNode ObjectLayer(Origin origin)
    {
        if (Layers is [.., ObjectNode present])
            return present;
        var added = new ObjectNode(origin);
        Layers.Add(added);
        return added;
    }

    // An object next to objects and substitutions merges exactly as assigning them one after the other does.
    private static bool IsObjectMerge(ConcatNode concat) =>
        concat.Pieces.Exists(piece => piece is ObjectNode) &&
        concat.Pieces.TrueForAll(piece => piece is ObjectNode or SubstitutionNode);
}
