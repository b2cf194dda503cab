using AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>
/// Recognises the sentences of a grammar, and only those. A sentence is refused, never bent to the nearest one, when a path
/// through a decoy fits better, or when its words fit too badly (see <see cref="Certainty"/>).
/// </summary>
/// <remarks>
/// Every utterance is decoded twice at the same time, with the model as it is, which knows people, and adapted to synthetic speech; the
/// better fitting outcome counts. Safe for concurrent use. Decoders are loaded when first needed; <see cref="WarmUpAsync"/> does it ahead.
/// </remarks>
internal sealed class SpeechRecognizer : IDisposable
{
    private const int ModelRate = 16_000;

    private static readonly string Model = Path.Combine(SpeechAvailability.ModelFolder, "en-us");

    private readonly Certainty _certainty;
    private readonly DecoderPool _natural;
    private readonly DecoderPool _adapted;

    /// <param name="grammar">What is listened for.</param>
    public SpeechRecognizer(SpeechGrammar grammar)
    {
        _certainty = new Certainty(grammar);
        var words = new Lazy<IReadOnlyList<KeyValuePair<string, string>>>(() => Pronunciations(grammar));
        _natural = new DecoderPool(() => Load(grammar, words.Value, Path.Combine(Model, "means")));
        _adapted = new DecoderPool(() => AdaptedMeans.Use(Model, means => Load(grammar, words.Value, means)));
    }

    /// <summary>Loads decoders ahead of the first utterance.</summary>
    /// <exception cref="SpeechUnavailableException">A library or the model is missing.</exception>
    public Task WarmUpAsync(CancellationToken cancellation) =>
        Task.WhenAll(_natural.WarmUpAsync(cancellation), _adapted.WarmUpAsync(cancellation));

    /// <summary>Recognises one utterance.</summary>
    /// <param name="audio">PCM, 24 kHz, mono, signed 16 bit little-endian.</param>
    /// <param name="cancellation">Gives up waiting for a free decoder.</param>
    /// <exception cref="SpeechUnavailableException">A library or the model is missing.</exception>
    public async Task<RecognisedSpeech> RecogniseAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellation)
    {
        // On a decoder's thread: the caller is the session's loop, which has events to send.
        var samples = new Lazy<short[]>(() => NoiseFloor.Under(Pcm.Resample(Pcm.ToSamples(audio.Span), Pcm.ProtocolRate, ModelRate)));
        var outcomes = await Task.WhenAll(
            _natural.UseAsync(decoder => decoder.Decode(samples.Value), cancellation),
            _adapted.UseAsync(decoder => decoder.Decode(samples.Value), cancellation)).ConfigureAwait(false);
        return _certainty.Judge(outcomes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _natural.Dispose();
        _adapted.Dispose();
    }

    private static PocketSphinxDecoder Load(SpeechGrammar grammar, IEnumerable<KeyValuePair<string, string>> words, string means) =>
        new(
            new Dictionary<string, string>
            {
                ["hmm"] = Model,
                ["mean"] = means,
                ["dict"] = SpeechData.PathOf("empty.dict"),
                // The caller's turn was already cut out by voice activity detection; cutting again loses soft consonants.
                ["remove_silence"] = "no",
                // All states are scored in every frame, so that a word's score tells how far it was from the best that would have fitted.
                ["compallsen"] = "yes",
                ["bestpath"] = "no",
                // Wider than the library's own beams: with those, voices far from the model lose their path before its end.
                ["beam"] = "1e-64",
                ["pbeam"] = "1e-64",
                ["wbeam"] = "1e-40",
            },
            words,
            grammar.Jsgf);

    private static List<KeyValuePair<string, string>> Pronunciations(SpeechGrammar grammar)
    {
        SpeechAvailability.Check().Demand();
        var found = PronunciationDictionary.Find(grammar.Words.Union(grammar.Decoys).ToHashSet());
        return
        [
            .. found.Where(entry => grammar.Words.Contains(entry.Key)),
            .. found.Where(entry => grammar.Decoys.Contains(entry.Key)).Select(entry => KeyValuePair.Create(SpeechGrammar.DecoyPrefix + entry.Key, entry.Value)),
        ];
    }
}
