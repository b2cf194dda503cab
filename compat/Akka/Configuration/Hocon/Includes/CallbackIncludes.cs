namespace Akka.Configuration.Hocon;

/// <summary>Documents that the caller of <see cref="Parser.Parse"/> supplies, parsed and resolved.</summary>
internal sealed class CallbackIncludes(Func<string, HoconRoot> callback) : IncludeSource
{
    internal override ObjectNode Load(IncludeRequest request, IReadOnlyList<string> at)
    {
        var root = callback(request.Name)?.Value;
        if (root is null || !root.IsObject())
            throw new FormatException($"The include callback gave no object for '{request.Name}' ({request.Origin})");
        return ToNode(root.GetObject(), request.Origin);
    }

    private static ObjectNode ToNode(HoconObject obj, Origin origin)
    {
        var node = new ObjectNode(origin);
        foreach (var (key, value) in obj.Items)
            node.SlotAt([key], origin).Assign(value.IsObject() ? ToNode(value.GetObject(), origin) : new ResolvedNode(value));
        return node;
    }
}
