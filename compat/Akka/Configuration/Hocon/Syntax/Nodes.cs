namespace Akka.Configuration.Hocon;

/// <summary>A value as written, before substitutions are resolved.</summary>
internal abstract class Node(Origin origin)
{
    internal Origin Origin { get; } = origin;
}

/// <summary>A string, number, boolean or null; or the white space between two pieces of a concatenation.</summary>
internal sealed class LiteralNode(string text, bool quoted, Origin origin) : Node(origin)
{
    internal string Text => text;

    internal bool IsNull => !quoted && text == "null";

    internal bool IsSpace => !quoted && string.IsNullOrWhiteSpace(text);
}

internal sealed class ArrayNode(List<Node> elements, Origin origin) : Node(origin)
{
    internal List<Node> Elements => elements;
}

/// <summary>
/// One more element for the array that stands at the key so far: <c>key += element</c>. The path is that of the key; null inside arrays.
/// </summary>
internal sealed class AppendNode(Node element, IReadOnlyList<string> path) : Node(element.Origin)
{
    internal IReadOnlyList<string> Path => path;

    internal Node Element => element;
}

/// <summary>Pieces written next to each other: strings are joined, arrays appended, objects merged.</summary>
internal sealed class ConcatNode(List<Node> pieces, Origin origin) : Node(origin)
{
    internal List<Node> Pieces => pieces;
}

/// <summary>
/// <c>${path}</c> or <c>${?path}</c>. In an included document the path is looked for below the place of the inclusion first.
/// </summary>
internal sealed class SubstitutionNode(IReadOnlyList<string> path, IReadOnlyList<string> includedAt, bool optional, Origin origin)
    : Node(origin)
{
    internal IReadOnlyList<string> Path => path;

    internal IReadOnlyList<string> IncludedAt => includedAt;

    internal bool Optional => optional;
}

/// <summary>A value that is resolved already: what an include callback gave.</summary>
internal sealed class ResolvedNode(HoconValue value) : Node(value.Origin)
{
    internal HoconValue Value => value;
}
