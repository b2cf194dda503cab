namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>How words sound: the model's CMU dictionary and the project's own, which adds words and other ways to say them.</summary>
internal static class PronunciationDictionary
{
    private const string ProjectFile = "pronunciations.dict";

    /// <summary>Pronunciations of the words that are asked for.</summary>
    /// <param name="words">Words in lower case.</param>
    /// <returns>Pairs of word and phones (ARPAbet, separated by blanks); every pair once, words with several pronunciations several times.</returns>
    /// <exception cref="SpeechUnavailableException">A word is in neither dictionary; the message names all such words.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Find(IReadOnlySet<string> words)
    {
        var found = new List<KeyValuePair<string, string>>();
        found.AddRange(Read(Path.Combine(SpeechAvailability.ModelFolder, "cmudict-en-us.dict"), words));
        found.AddRange(Read(SpeechData.PathOf(ProjectFile), words));
        var missing = words.Except(found.Select(entry => entry.Key)).Order().ToList();
        return missing.Count == 0
            ? [.. found.Distinct()]
            : throw new SpeechUnavailableException($"No pronunciation is known of: {string.Join(", ", missing)}.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Read(string file, IReadOnlySet<string> words)
    {
        foreach (var line in File.ReadLines(file))
        {
            var blank = line.IndexOf(' ');
            if (blank <= 0 || line[0] == '#')
                continue;
            var word = line[..blank];
            var number = word.IndexOf('(');
            word = number > 0 ? word[..number] : word;
            if (words.Contains(word))
                yield return new KeyValuePair<string, string>(word, line[(blank + 1)..].Trim());
        }
    }
}
