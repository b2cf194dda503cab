using System.Text.RegularExpressions;

namespace AkkaVoice.LocalRealtime.Brains.Offline.Phrases;

/// <summary>Reads patterns; see <see cref="PhrasePattern"/> for the notation.</summary>
internal sealed partial class PhraseParser
{
    private readonly string _pattern;
    private readonly string[] _tokens;
    private int _next;

    private PhraseParser(string pattern)
    {
        _pattern = pattern;
        _tokens = [.. Token().Matches(pattern).Select(match => match.Value)];
    }

    /// <exception cref="FormatException">Brackets do not pair.</exception>
    public static PhraseNode Parse(string pattern)
    {
        var parser = new PhraseParser(pattern);
        var node = parser.ReadChoice();
        return parser._next == parser._tokens.Length ? node : throw parser.Unexpected();
    }

    private PhraseNode ReadChoice()
    {
        var parts = new List<PhraseNode> { ReadSequence() };
        while (TryTake("|"))
            parts.Add(ReadSequence());
        return parts.Count == 1 ? parts[0] : new PhraseNode.Choice(parts);
    }

    private PhraseNode.Sequence ReadSequence()
    {
        var parts = new List<PhraseNode>();
        while (_next < _tokens.Length && _tokens[_next] is not ("|" or ")" or "]"))
            parts.Add(ReadPart(_tokens[_next++]));
        return new PhraseNode.Sequence(parts);
    }

    private PhraseNode ReadPart(string token) => token switch
    {
        "(" => Closed(ReadChoice(), ")"),
        "[" => new PhraseNode.Optional(Closed(ReadChoice(), "]")),
        PhrasePattern.CitySlot => new PhraseNode.City(),
        _ => new PhraseNode.Word(token),
    };

    private PhraseNode Closed(PhraseNode node, string bracket) => TryTake(bracket) ? node : throw Unexpected();

    private bool TryTake(string token)
    {
        if (_next == _tokens.Length || _tokens[_next] != token)
            return false;
        _next++;
        return true;
    }

    private FormatException Unexpected() =>
        new($"Pattern '{_pattern}': {(_next < _tokens.Length ? $"'{_tokens[_next]}' is not expected" : "a bracket is not closed")}.");

    [GeneratedRegex(@"[\[\]()|]|<city>|[a-z']+")]
    private static partial Regex Token();
}
