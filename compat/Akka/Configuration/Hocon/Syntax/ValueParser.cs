namespace Akka.Configuration.Hocon;

/// <summary>Values: one or more pieces on a line, up to a comma, a closing bracket, a comment or the end of the line.</summary>
internal sealed class ValueParser(DocumentParser document, IReadOnlyList<string> path)
{
    private readonly Scanner _scanner = document.Scanner;

    /// <summary>The value under the scanner, or null when there is none.</summary>
    internal Node Parse() => ParsePieces(false);

    /// <summary>The object of <c>key { … }</c> and what is joined to it. A new key may follow on the same line, so text ends it.</summary>
    internal Node ParseAfterKey() => ParsePieces(true);

    private Node ParsePieces(bool endsAtText)
    {
        document.Enter();
        var value = ReadPieces(endsAtText);
        document.Leave();
        return value;
    }

    private Node ReadPieces(bool endsAtText)
    {
        var pieces = new List<Node>();
        var origin = _scanner.Here();
        while (true)
        {
            var spaces = _scanner.TakeSpaces();
            if (_scanner.AtEndOfLine || _scanner.Current is ',' or '}' or ']')
                break;
            if (endsAtText && pieces.Count > 0 && !_scanner.At("{") && !_scanner.At("${"))
                break;
            var piece = ParsePiece();
            // Spaces count between strings only: next to an object or array they join nothing.
            if (pieces.Count > 0 && spaces.Length > 0 && IsTextual(pieces[^1]) && IsTextual(piece))
                pieces.Add(new LiteralNode(spaces, false, origin));
            pieces.Add(piece);
        }

        return pieces switch
        {
            [] => null,
            [var only] => only,
            _ => new ConcatNode(pieces, origin),
        };
    }

    private static bool IsTextual(Node piece) => piece is LiteralNode or SubstitutionNode;

    private Node ParsePiece()
    {
        var origin = _scanner.Here();
        switch (_scanner.Current)
        {
            case '{':
                return document.ParseObject(path);
            case '[':
                return ParseArray(origin);
            case '"':
                return new LiteralNode(QuotedText.Read(_scanner), true, origin);
            case '$' when _scanner.At("${"):
                return ParseSubstitution(origin);
            default:
                return ParseUnquoted(origin);
        }
    }

    private ArrayNode ParseArray(Origin opened)
    {
        var elements = new List<Node>();
        var elementValues = new ValueParser(document, null);
        _scanner.Skip(1);
        while (true)
        {
            _scanner.SkipBlank();
            // Brackets that are missing at the very end lose nothing.
            if (_scanner.AtEnd || _scanner.TrySkip("]"))
                return new ArrayNode(elements, opened);
            elements.Add(elementValues.Parse() ?? throw _scanner.Error($"A value was expected here, not {_scanner.Shown}"));
            _scanner.SkipBlank();
            _scanner.TrySkip(",");
        }
    }

    private SubstitutionNode ParseSubstitution(Origin origin)
    {
        _scanner.Skip(2);
        var optional = _scanner.TrySkip("?");
        var referred = KeyParser.Parse(_scanner);
        if (!_scanner.TrySkip("}"))
            throw _scanner.Error($"A '}}' is missing for the substitution at {origin}");
        return new SubstitutionNode(referred, document.IncludedAt, optional, origin);
    }

    private LiteralNode ParseUnquoted(Origin origin)
    {
        var start = _scanner.Position;
        while (_scanner.AtUnquotedText)
            _scanner.Skip(1);
        if (_scanner.Current is '=' or ':')
        {
            throw new ConfigurationException(
                $"A value without quotes cannot hold '{_scanner.Current}' ({_scanner.Here()}): put text such as an address in quotes, an object in braces, and the next key on a new line or behind a comma");
        }

        if (_scanner.Position == start)
            throw _scanner.Error($"Unknown token: {_scanner.Shown} stands where a value was expected; in text it must be in quotes");
        return new LiteralNode(_scanner.Text[start.._scanner.Position], false, origin);
    }
}
