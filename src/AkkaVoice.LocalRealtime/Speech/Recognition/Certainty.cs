using AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>Decides which of several hypotheses for one utterance may be believed, if any.</summary>
/// <remarks>
/// A word's misfit is its mean acoustic log likelihood per frame (10 ms), counted from the best matching state of the whole model, in
/// the decoder's units. What was really said lies near 0, a word forced onto other sounds far off. With synthetic voices, sentences
/// of the grammar had mean misfits of 32 to 71, and those that were forced into it mostly of 65 to 106; names that the grammar does not have are
/// left to the decoys.
/// </remarks>
internal sealed class Certainty(SpeechGrammar grammar)
{
    private const double WorstMisfit = 120;
    private const double MostMisfit = 65;

    // A sentence around a name is long, and few others have its form; voices that the model does not know need the room.
    private const double MostMisfitWithName = 71;

    /// <summary>The words of the best hypothesis when they are certain, else <see cref="RecognisedSpeech.Nothing"/>.</summary>
    /// <param name="hypotheses">What the models made of the same sound; null where one found no path.</param>
    public RecognisedSpeech Judge(IReadOnlyList<Hypothesis?> hypotheses)
    {
        // By fit and not by likelihood: a path that takes words for silence is likelier just because it is shorter.
        var ranked = hypotheses.OfType<Hypothesis>().Where(hypothesis => hypothesis.Words.Count > 0).OrderBy(Misfit).ToList();
        if (ranked.Count == 0 || !IsUnderstood(ranked[0]))
            return RecognisedSpeech.Nothing;
        var best = ranked[0];
        var keys = KeyWords(best);
        // A name that only one model heard must fit well by itself: a well said "what is the weather in" must not carry it.
        var disputed = keys.Count > 0 && (ranked.Count < hypotheses.Count || ranked.Exists(other => !Texts(KeyWords(other)).SequenceEqual(Texts(keys))));
        return disputed && MisfitPerFrame(keys) > MostMisfitWithName
            ? RecognisedSpeech.Nothing
            : new RecognisedSpeech([.. Texts(best.Words)], Math.Clamp(1 - (Misfit(best) / WorstMisfit), 0, 1));
    }

    private bool IsUnderstood(Hypothesis hypothesis) =>
        Misfit(hypothesis) <= (KeyWords(hypothesis).Count > 0 ? MostMisfitWithName : MostMisfit) &&
        !hypothesis.Words.Any(word => word.Text.StartsWith(SpeechGrammar.DecoyPrefix, StringComparison.Ordinal));

    private static double Misfit(Hypothesis hypothesis) => hypothesis.Words.Average(word => -(double)word.AcousticScore / word.Frames);

    private static double MisfitPerFrame(IReadOnlyList<RecognisedWord> words) =>
        -words.Sum(word => (double)word.AcousticScore) / words.Sum(word => word.Frames);

    private static IEnumerable<string> Texts(IEnumerable<RecognisedWord> words) => words.Select(word => word.Text);

    private List<RecognisedWord> KeyWords(Hypothesis hypothesis) => [.. hypothesis.Words.Where(word => grammar.KeyWords.Contains(word.Text))];
}
