namespace AkkaVoice.LocalRealtime.Brains.Offline.Phrases;

/// <summary>A part of a pattern.</summary>
internal abstract record PhraseNode
{
    /// <summary>All ways in which this part fits the words from <paramref name="from"/> on.</summary>
    public abstract IEnumerable<PhraseMatch> Match(IReadOnlyList<string> words, int from);

    /// <summary>One word.</summary>
    public sealed record Word(string Text) : PhraseNode
    {
        public override IEnumerable<PhraseMatch> Match(IReadOnlyList<string> words, int from)
        {
            if (from < words.Count && words[from] == Text)
                yield return new PhraseMatch(from + 1, null);
        }
    }

    /// <summary>The name of a city.</summary>
    public sealed record City : PhraseNode
    {
        public override IEnumerable<PhraseMatch> Match(IReadOnlyList<string> words, int from) =>
            Cities.At(words, from).Select(city => new PhraseMatch(from + city.Words.Count, city.Name));
    }

    /// <summary>Parts one after another.</summary>
    public sealed record Sequence(IReadOnlyList<PhraseNode> Parts) : PhraseNode
    {
        public override IEnumerable<PhraseMatch> Match(IReadOnlyList<string> words, int from)
        {
            IEnumerable<PhraseMatch> matches = [new PhraseMatch(from, null)];
            foreach (var part in Parts)
            {
                matches = matches.SelectMany(
                    before => part.Match(words, before.End).Select(match => match with { City = match.City ?? before.City }));
            }

            return matches;
        }
    }

    /// <summary>One part of several.</summary>
    public sealed record Choice(IReadOnlyList<PhraseNode> Parts) : PhraseNode
    {
        public override IEnumerable<PhraseMatch> Match(IReadOnlyList<string> words, int from) =>
            Parts.SelectMany(part => part.Match(words, from));
    }

    /// <summary>A part that may be left out.</summary>
    public sealed record Optional(PhraseNode Part) : PhraseNode
    {
        public override IEnumerable<PhraseMatch> Match(IReadOnlyList<string> words, int from) =>
            Part.Match(words, from).Append(new PhraseMatch(from, null));
    }
}
