namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>What was heard.</summary>
/// <param name="Words">The words in lower case; empty when nothing was understood for certain.</param>
/// <param name="Confidence">0 (anything would have fitted as well) to 1.</param>
internal sealed record RecognisedSpeech(IReadOnlyList<string> Words, double Confidence)
{
    /// <summary>Nothing was understood.</summary>
    public static RecognisedSpeech Nothing { get; } = new([], 0);
}
