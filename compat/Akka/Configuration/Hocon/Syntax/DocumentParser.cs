namespace Akka.Configuration.Hocon;

/// <summary>Objects and their members: recursive descent, one document.</summary>
internal sealed class DocumentParser(Scanner scanner, IncludeSource includes, IReadOnlyList<string> includedAt)
{
    private const int MaxDepth = 400;

    private int _depth;

    internal Scanner Scanner => scanner;

    /// <summary>Where this document hangs in the including one; empty for the outermost.</summary>
    internal IReadOnlyList<string> IncludedAt => includedAt;

    /// <summary>Reads the whole document; its root is an object, with or without braces.</summary>
    internal ObjectNode Parse()
    {
        scanner.SkipBlank();
        if (scanner.Current != '{')
        {
            var bare = new ObjectNode(scanner.Here());
            ParseMembers(bare, includedAt, null);
            return bare;
        }

        var root = ParseObject(includedAt);
        scanner.SkipBlank();
        return scanner.AtEnd ? root : throw scanner.Error($"The document ends with the '}}' that closes its root; {scanner.Shown} stands behind it");
    }

    /// <summary>Reads <c>{ … }</c>; <paramref name="path"/> is null inside arrays, whose elements no path reaches.</summary>
    internal ObjectNode ParseObject(IReadOnlyList<string> path)
    {
        var opened = scanner.Here();
        var result = new ObjectNode(opened);
        scanner.Skip(1);
        ParseMembers(result, path, opened);
        return result;
    }

    /// <summary>One level down; deep nesting is an error rather than an exhausted stack.</summary>
    internal void Enter()
    {
        if (++_depth > MaxDepth)
            throw scanner.Error($"Objects and arrays are nested deeper than {MaxDepth} levels");
    }

    internal void Leave() => _depth--;

    private void ParseMembers(ObjectNode target, IReadOnlyList<string> path, Origin opened)
    {
        while (true)
        {
            scanner.SkipBlank();
            // Braces that are missing at the very end lose nothing: they are taken as if they were there.
            if (scanner.AtEnd)
                return;

            if (scanner.Current == '}')
            {
                if (opened is null)
                    throw scanner.Error("There is no '{' for this '}'");
                scanner.Skip(1);
                return;
            }

            ParseMember(target, path);
            scanner.SkipBlank();
            scanner.TrySkip(",");
        }
    }

    private void ParseMember(ObjectNode target, IReadOnlyList<string> path)
    {
        if (IncludeParser.TryParse(scanner) is { } request)
        {
            target.Merge(includes.Load(request, path ?? includedAt));
            return;
        }

        var origin = scanner.Here();
        var key = KeyParser.Parse(scanner);
        IReadOnlyList<string> childPath = path is null ? null : [.. path, .. key];
        var values = new ValueParser(this, childPath);
        scanner.TakeSpaces();
        if (scanner.Current == '{')
        {
            target.SlotAt(key, origin).Assign(values.ParseAfterKey());
            return;
        }

        // Likewise a last key, which then has no value.
        if (scanner.AtEndOfBlock)
        {
            target.SlotAt(key, origin).Assign(new LiteralNode("null", quoted: false, origin));
            return;
        }

        var isAppend = scanner.TrySkip("+=");
        if (!isAppend && !scanner.TrySkip("=") && !scanner.TrySkip(":"))
            throw scanner.Error($"Key '{PathExpression.Render(key)}' has no value: '=', ':', '+=' or '{{' was expected, not {scanner.Shown}");
        scanner.SkipBlank();
        var value = scanner.AtEnd ? new LiteralNode("null", quoted: false, origin) : values.Parse() ?? throw scanner.Error(
            $"Key '{PathExpression.Render(key)}' has no value; {scanner.Shown} stands in its place");
        target.SlotAt(key, origin).Assign(isAppend ? new AppendNode(value, childPath) : value);
    }
}
