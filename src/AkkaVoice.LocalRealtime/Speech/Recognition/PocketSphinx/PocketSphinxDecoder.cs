using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

/// <summary>One decoder with one grammar. Made once and used for many utterances; who comes while it is at work waits.</summary>
/// <remarks>
/// Decoders may be loaded, used and freed side by side only as long as none uses what the library keeps once for the whole process,
/// without any lock: its log file, its random numbers and its frequency warping. <c>logfn</c>, for one, makes every load close the file that
/// others are writing to or closing as well, which ends the process or leaves it waiting for a lock in memory that was freed.
/// </remarks>
internal sealed class PocketSphinxDecoder : IDisposable
{
    private const string GrammarName = "grammar";

    private static readonly string[] SharedByAll = ["logfn", "debug", "dither", "seed", "warp_type", "warp_params"];

    private readonly Lock _use = new();
    private nint _decoder;

    static PocketSphinxDecoder() => PocketSphinxNative.SetLogStream(0);

    /// <summary>Loads a decoder; takes some tens of milliseconds.</summary>
    /// <param name="options">The library's options without their hyphen, for example <c>hmm</c>; none that acts on all decoders.</param>
    /// <param name="pronunciations">Words and their phones; a word may come several times.</param>
    /// <param name="jsgf">The grammar; all its words must have a pronunciation.</param>
    /// <exception cref="ArgumentException">An option acts on all decoders of the process.</exception>
    /// <exception cref="SpeechUnavailableException">The library refuses the options, the model or the grammar.</exception>
    public PocketSphinxDecoder(
        IReadOnlyDictionary<string, string> options, IEnumerable<KeyValuePair<string, string>> pronunciations, string jsgf)
    {
        foreach (var shared in SharedByAll.Where(options.ContainsKey))
            throw new ArgumentException($"The option '{shared}' acts on all decoders of the process, also on those at work; none of {string.Join(", ", SharedByAll)} may be given.", nameof(options));
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
        lock (_use)
        {
            ObjectDisposedException.ThrowIf(_decoder == 0, this);
            // No utterance depends on those before it, which may have been another caller's: a stream of its own estimates its own noise,
            // and as it is processed at once, its features are normalised by its own mean.
            if (PocketSphinxNative.StartStream(_decoder) != 0 || PocketSphinxNative.StartUtterance(_decoder) != 0)
                return null;
            PocketSphinxNative.Process(_decoder, samples, (nuint)samples.Length, noSearch: 0, wholeUtterance: 1);
            PocketSphinxNative.EndUtterance(_decoder);
            return PocketSphinxNative.Hypothesis(_decoder, out _) == 0 ? null : new Hypothesis(ReadWords());
        }
    }

    /// <summary>Frees the decoder, as soon as it is done with an utterance that it works on.</summary>
    public void Dispose()
    {
        lock (_use)
        {
            if (_decoder != 0)
                PocketSphinxNative.Free(_decoder);
            _decoder = 0;
        }
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
