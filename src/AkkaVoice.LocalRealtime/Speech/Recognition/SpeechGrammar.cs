namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>What a recogniser listens for.</summary>
/// <param name="Jsgf">The grammar, whole.</param>
/// <param name="Words">Its words, without decoys.</param>
/// <param name="KeyWords">Those of the words that are names: mistaking one gives a wrong answer where another word gives the same or none.</param>
/// <param name="Decoys">
/// Words that are in the grammar as <see cref="DecoyPrefix"/> + word. They stand for what may be said but is not supported: when
/// a path through one of them fits best, the sentence is not understood.
/// </param>
internal sealed record SpeechGrammar(string Jsgf, IReadOnlySet<string> Words, IReadOnlySet<string> KeyWords, IReadOnlySet<string> Decoys)
{
    public const string DecoyPrefix = "other_";
}
