namespace AkkaVoice.LocalRealtime.Brains.Offline.Phrases;

/// <summary>
/// Sentences in the notation of JSGF: words in lower case, <c>( | )</c> for a choice, <c>[ ]</c> for what may be left out,
/// <c>&lt;city&gt;</c> for a city. The same text is a rule of the recogniser's grammar and decides here what words mean.
/// </summary>
internal sealed class PhrasePattern
{
    public const string CitySlot = "<city>";

    private readonly PhraseNode _root;

    /// <param name="jsgf">The pattern.</param>
    /// <exception cref="FormatException">Brackets do not pair.</exception>
    public PhrasePattern(string jsgf)
    {
        Jsgf = jsgf;
        _root = PhraseParser.Parse(jsgf);
    }

    /// <summary>The right-hand side of a JSGF rule.</summary>
    public string Jsgf { get; }

    /// <summary>Fits the whole of the words.</summary>
    /// <param name="words">Words in lower case.</param>
    /// <param name="city">The city, when the pattern has a slot for it.</param>
    public bool Matches(IReadOnlyList<string> words, out string? city)
    {
        foreach (var match in _root.Match(words, 0))
        {
            if (match.End != words.Count)
                continue;
            city = match.City;
            return true;
        }

        city = null;
        return false;
    }
}
