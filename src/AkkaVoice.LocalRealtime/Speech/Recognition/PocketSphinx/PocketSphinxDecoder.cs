using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

/// <summary>One decoder with one grammar. Made once and used for many utterances, one at a time; not safe for concurrent use.</summary>
internal sealed class PocketSphinxDecoder : IDisposable
{
    private const string GrammarName = "grammar";
    private nint _decoder;

    static PocketSphinxDecoder() => PocketSphinxNative.SetLogStream(0);

    /// <summary>Loads a decoder; takes some tens of milliseconds.</summary>
    /// <param name="options">The library's options without their hyphen, for example <c>hmm</c>.</param>
    /// <param name="pronunciations">Words and their phones; a word may come several times.</param>
    /// <param name="jsgf">The grammar; all its words must have a pronunciation.</param>
    /// <exception cref="SpeechUnavailableException">The library refuses the options, the model or the grammar.</exception>
    public PocketSphinxDecoder(
        IEnumerable<KeyValuePair<string, string>> options, IEnumerable<KeyValuePair<string, string>> pronunciations, string jsgf)
    {
        string[] arguments = ["AkkaVoice", .. options.SelectMany(option => new[] { $"-{option.Key}", option.Value })];
        var parsed = PocketSphinxNative.ParseOptions(0, PocketSphinxNative.OptionDefinitions(), arguments.Length, arguments, strict: 1);
        Demand(parsed != 0, $"PocketSphinx does not understand its options: {string.Join(' ', arguments.Skip(1))}");
        _decoder = PocketSphinxNative.Init(parsed);
        PocketSphinxNative.FreeOptions(parsed);
        Demand(_decoder != 0, $"PocketSphinx could not load its model: {string.Join(' ', arguments.Skip(1))}");
        try
        {
            AddWords(pronunciations);
            Demand(PocketSphinxNative.SetGrammar(_decoder, GrammarName, jsgf) == 0, "PocketSphinx refuses the grammar; is a word without pronunciation?");
            Demand(PocketSphinxNative.SetSearch(_decoder, GrammarName) == 0, "PocketSphinx could not select the grammar.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Decodes one utterance.</summary>
    /// <param name="samples">16 kHz, mono.</param>
    /// <returns>The best path; null when no path through the grammar fits.</returns>
    public Hypothesis? Decode(ReadOnlySpan<short> samples)
    {
        ObjectDisposedException.ThrowIf(_decoder == 0, this);
        if (PocketSphinxNative.StartUtterance(_decoder) != 0)
            return null;
        // The whole utterance at once: its features are normalised by its own mean, so that no utterance depends on those before it.
        PocketSphinxNative.Process(_decoder, samples, (nuint)samples.Length, noSearch: 0, wholeUtterance: 1);
        PocketSphinxNative.EndUtterance(_decoder);
        return PocketSphinxNative.Hypothesis(_decoder, out _) == 0 ? null : new Hypothesis(ReadWords());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_decoder != 0)
            PocketSphinxNative.Free(_decoder);
        _decoder = 0;
    }

    private void AddWords(IEnumerable<KeyValuePair<string, string>> pronunciations)
    {
        var seen = new Dictionary<string, int>();
        foreach (var (word, phones) in pronunciations)
        {
            var number = seen[word] = seen.GetValueOrDefault(word) + 1;
            var name = number == 1 ? word : $"{word}({number})";
            Demand(PocketSphinxNative.AddWord(_decoder, name, phones, update: 0) >= 0, $"PocketSphinx refuses the pronunciation '{phones}' of '{word}'.");
        }
    }

    private List<RecognisedWord> ReadWords()
    {
        var words = new List<RecognisedWord>();
        for (var segment = PocketSphinxNative.FirstSegment(_decoder); segment != 0; segment = PocketSphinxNative.NextSegment(segment))
        {
            var text = Marshal.PtrToStringUTF8(PocketSphinxNative.SegmentWord(segment))!;
            if (text[0] is '<' or '[' or '(' or '+')
                continue;
            PocketSphinxNative.SegmentFrames(segment, out var first, out var last);
            PocketSphinxNative.SegmentScores(segment, out var acoustic, out _, out _);
            var variant = text.IndexOf('(');
            words.Add(new RecognisedWord(variant < 0 ? text : text[..variant], first, last, acoustic));
        }

        return words;
    }

    private static void Demand(bool holds, string message)
    {
        if (!holds)
            throw new SpeechUnavailableException(message);
    }
}
