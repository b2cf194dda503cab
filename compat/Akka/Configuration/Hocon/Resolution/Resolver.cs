namespace Akka.Configuration.Hocon;

/// <summary>
/// Turns a document as written into values. Substitutions see the whole document; one that leads back to itself sees what its key
/// was before, and without an earlier value it is an error.
/// </summary>
internal sealed class Resolver(ObjectNode root)
{
    private const int MaxDepth = 600;
    private const int NoCut = int.MaxValue;

    private readonly Dictionary<Node, int> _open = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, HoconValue> _done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SubstitutionNode, HoconSubstitution> _substitutions = new(ReferenceEqualityComparer.Instance);
    private int _depth;

    // The outermost open layer that a look-back stopped at. A value found under such a cut is only good for that situation.
    private int _outermostCut = NoCut;

    internal HoconRoot ResolveRoot() => new(Resolve(root), [.. _substitutions.Values]);

    private HoconValue Resolve(Node node)
    {
        if (_done.TryGetValue(node, out var known))
            return known;
        if (_depth >= MaxDepth)
            throw new FormatException($"Substitutions lead deeper than {MaxDepth} levels ({node.Origin})");
        var cutBefore = _outermostCut;
        var level = _depth++;
        _outermostCut = NoCut;
        if (node is not ObjectNode)
            _open[node] = level;
        try
        {
            var value = ResolveByKind(node);
            if (_outermostCut >= level)
            {
                _done[node] = value;
                _outermostCut = NoCut;
            }

            return value;
        }
        finally
        {
            _outermostCut = Math.Min(cutBefore, _outermostCut);
            _open.Remove(node);
            _depth--;
        }
    }

    // Null is "undefined": an optional substitution that found nothing.
    private HoconValue ResolveByKind(Node node) => node switch
    {
        LiteralNode literal => Value(new HoconLiteral { Value = literal.IsNull ? null : literal.Text }, node.Origin),
        ObjectNode obj => ResolveObject(obj),
        ArrayNode array => Value(ResolveArray(array.Elements), node.Origin),
        AppendNode append => ResolveAppend(append),
        ConcatNode concat => Concatenation.Join([.. concat.Pieces.Select(piece => (piece, Resolve(piece)))], concat.Origin),
        SubstitutionNode substitution => ResolveSubstitution(substitution),
        ResolvedNode resolved => resolved.Value,
        _ => throw new InvalidOperationException($"A {node.GetType().Name} is no value."),
    };

    private static HoconValue Value(IHoconElement element, Origin origin) => new([element]) { Origin = origin };

    private HoconValue ResolveObject(ObjectNode node)
    {
        var result = new HoconObject();
        foreach (var (key, slot) in node.Slots)
        {
            var value = ResolveLayers(slot.Layers, out var isCut);
            if (value is null && isCut)
                throw new CircularReferenceException(slot.Layers[0].Origin);
            if (value is not null)
                result.Items[key] = value;
        }

        return Value(result, node.Origin);
    }

    private HoconArray ResolveArray(List<Node> elements)
    {
        var result = new HoconArray();
        result.AddRange(elements.Select(Resolve).Where(value => value is not null));
        return result;
    }

    // The node is open, so looking its own path up gives what stood there before.
    private HoconValue ResolveAppend(AppendNode node)
    {
        var isCut = false;
        var element = Value(ResolveArray([node.Element]), node.Origin);
        return node.Path is not null && LookUp(node.Path, ref isCut) is { } earlier ? Concatenation.Append(earlier, element) : element;
    }

    /// <summary>Lays the layers over each other, up to the first that is just being resolved.</summary>
    private HoconValue ResolveLayers(List<Node> layers, out bool isCut)
    {
        var end = layers.FindIndex(_open.ContainsKey);
        isCut = end >= 0;
        if (isCut)
            _outermostCut = Math.Min(_outermostCut, _open[layers[end]]);
        else
            end = layers.Count;
        // What a plain value hides is never looked at, errors in it included.
        var start = end - 1;
        while (start > 0 && !Layer.HidesEarlier(layers[start]))
            start--;
        HoconValue result = null;
        for (var i = Math.Max(start, 0); i < end; i++)
        {
            if (Resolve(layers[i]) is not { } value)
                continue;
            if (result is null)
                result = value;
            else
                result = layers[i] is AppendNode { Path: null } ? Concatenation.Append(result, value) : HoconMerge.Over(value, result);
        }

        return result;
    }

    private HoconValue ResolveSubstitution(SubstitutionNode node)
    {
        HoconValue value;
        var isCut = false;
        try
        {
            value = LookUp([.. node.IncludedAt, .. node.Path], ref isCut);
            if (value is null && node.IncludedAt.Count > 0)
                value = LookUp(node.Path, ref isCut);
        }
        catch (CircularReferenceException) when (node.Optional)
        {
            value = null;
        }

        if (value is null && !isCut && Environment.GetEnvironmentVariable(string.Join('.', node.Path)) is { } variable)
            value = Value(new HoconLiteral { Value = variable }, node.Origin);
        if (value is null && !node.Optional)
            throw isCut ? new CircularReferenceException(node.Origin) : Unresolved(node);
        _substitutions[node] = new HoconSubstitution(PathExpression.Render(node.Path)) { ResolvedValue = value };
        return value;
    }

    private static FormatException Unresolved(SubstitutionNode node) =>
        new($"Unresolved substitution: {PathExpression.Render(node.Path)} ({node.Origin})");

    private HoconValue LookUp(IReadOnlyList<string> path, ref bool isCut)
    {
        var value = ResolveLayers(LayersAt(path, ref isCut), out var isCutHere);
        isCut |= isCutHere;
        return value;
    }

    private List<Node> LayersAt(IReadOnlyList<string> path, ref bool isCut)
    {
        List<Node> layers = [root];
        foreach (var key in path)
            layers = LayersOf(layers, key, ref isCut);
        return layers;
    }

    /// <summary>Everything that was assigned to <paramref name="key"/> in the objects that <paramref name="layers"/> are or stand for.</summary>
    private List<Node> LayersOf(List<Node> layers, string key, ref bool isCut)
    {
        var found = new List<Node>();
        foreach (var layer in layers)
        {
            if (_open.TryGetValue(layer, out var level))
            {
                isCut = true;
                _outermostCut = Math.Min(_outermostCut, level);
                break;
            }

            if (Layer.HidesEarlier(layer))
                found.Clear();
            else if (layer is ObjectNode obj)
                found.AddRange(obj.Slots.TryGetValue(key, out var slot) ? slot.Layers : []);
            else if (layer is SubstitutionNode substitution)
                FollowReference(substitution, key, found, ref isCut);
            else if (Resolve(layer) is { } value)
                FollowValue(value, key, found);
        }

        return found;
    }

    // The key is looked for behind the reference without resolving the whole object there, of which the asking value may be a part.
    private void FollowReference(SubstitutionNode reference, string key, List<Node> found, ref bool isCut)
    {
        _open[reference] = _depth;
        var target = LayersAt([.. reference.IncludedAt, .. reference.Path], ref isCut);
        if (target.Count == 0 && reference.IncludedAt.Count > 0)
            target = LayersAt(reference.Path, ref isCut);
        var below = LayersOf(target, key, ref isCut);
        _open.Remove(reference);
        if (target.Exists(Layer.HidesEarlier))
            found.Clear();
        found.AddRange(below);
    }

    private static void FollowValue(HoconValue value, string key, List<Node> found)
    {
        if (!value.IsObject())
            found.Clear();
        else if (value.GetChildObject(key) is { } child)
            found.Add(new ResolvedNode(child));
    }
}
