namespace AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

/// <summary>The best path through a grammar for one utterance.</summary>
/// <param name="Words">The words in order, without silences and noises.</param>
internal sealed record Hypothesis(IReadOnlyList<RecognisedWord> Words);
