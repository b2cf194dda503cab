namespace Akka.Configuration.Hocon;

/// <summary>Joining values that stand next to each other.</summary>
internal static class Concatenation
{
    /// <summary>
    /// Joins what the pieces resolved to: all strings, all arrays or all objects. Undefined pieces fall away; without any defined one, null.
    /// </summary>
    internal static HoconValue Join(IReadOnlyList<(Node Piece, HoconValue Value)> pieces, Origin origin)
    {
        var defined = pieces.Where(piece => piece.Value is not null).ToList();
        var solid = defined.Where(piece => piece.Piece is not LiteralNode { IsSpace: true }).ToList();
        if (solid.Count == 0)
            return null;
        if (solid.Count == 1 && pieces.Count(piece => piece.Piece is LiteralNode) == 0)
            return solid[0].Value;
        if (solid.TrueForAll(piece => piece.Value.IsObject()))
            return solid.Select(piece => piece.Value).Aggregate((lower, upper) => HoconMerge.Over(upper, lower));
        if (solid.TrueForAll(piece => piece.Value.IsArray()))
            return solid.Select(piece => piece.Value).Aggregate(Append);
        if (solid.Find(piece => !piece.Value.IsString()) is { Value: not null } odd)
            throw Mixed(odd.Value, solid[0].Value == odd.Value ? solid[1].Value : solid[0].Value, origin);
        return new HoconValue([new HoconLiteral { Value = string.Concat(defined.Select(piece => Text(piece.Value))) }]) { Origin = origin };
    }

    /// <summary>The elements of <paramref name="first"/> and then those of <paramref name="second"/>.</summary>
    internal static HoconValue Append(HoconValue first, HoconValue second)
    {
        if (!first.IsArray())
            throw Mixed(first, second, second.Origin);
        var joined = new HoconArray();
        joined.AddRange(first.GetArray());
        joined.AddRange(second.GetArray());
        return new HoconValue([joined]) { Origin = first.Origin };
    }

    private static string Text(HoconValue value) => value.GetString() ?? "null";

    private static FormatException Mixed(HoconValue one, HoconValue other, Origin origin) =>
        new($"{Kind(one)} and {Kind(other)} cannot be joined ({origin})");

    private static string Kind(HoconValue value) => value.IsObject() ? "An object" : value.IsArray() ? "an array" : "a string";
}
