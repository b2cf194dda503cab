using AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>Decides whether a hypothesis may be believed.</summary>
/// <remarks>
/// A word's misfit is its mean acoustic log likelihood per frame (10 ms), counted from the best matching state of the whole model, in
/// the decoder's units. What was really said lies near 0, a word forced onto other sounds far off. With eleven synthetic voices, sentences
/// of the grammar had mean misfits of 32 to 65, and those that were forced into it of 65 to 106.
/// </remarks>
internal static class Certainty
{
    private const double WorstMisfit = 120;
    private const double MostMisfit = 66;

    /// <summary>The words when they are certain, else <see cref="RecognisedSpeech.Nothing"/>.</summary>
    public static RecognisedSpeech Judge(Hypothesis? hypothesis)
    {
        if (hypothesis is null || hypothesis.Words.Count == 0 || hypothesis.Words.Any(IsDecoy))
            return RecognisedSpeech.Nothing;
        var misfit = hypothesis.Words.Average(word => -(double)word.AcousticScore / word.Frames);
        return misfit > MostMisfit
            ? RecognisedSpeech.Nothing
            : new RecognisedSpeech([.. hypothesis.Words.Select(word => word.Text)], Math.Clamp(1 - (misfit / WorstMisfit), 0, 1));
    }

    private static bool IsDecoy(RecognisedWord word) => word.Text.StartsWith(SpeechGrammar.DecoyPrefix, StringComparison.Ordinal);
}
