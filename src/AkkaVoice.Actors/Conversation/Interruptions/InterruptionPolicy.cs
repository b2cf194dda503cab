using System.Collections.Immutable;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Interruptions;

/// <summary>
/// When the person's speech stops the agent's. The default stops it at the first word of turn detection. Whatever stands here is decided
/// by the engine: the model's service is told not to interrupt by itself, and not to answer by itself where a turn has to be judged first.
/// </summary>
public sealed record InterruptionPolicy
{
    /// <summary>Stop at once.</summary>
    public static readonly InterruptionPolicy Immediate = new();

    /// <summary>Whether the person may interrupt the agent, where a request to speak does not say otherwise. Default true.</summary>
    public bool Allowed { get; init; } = true;

    /// <summary>
    /// How long the person must have spoken before it counts, 0 to 5 s. Default 0. What is shorter neither stops the voice nor is it answered.
    /// The service tells of the end of speech only after its silence, so that without local detection the decision falls that much later.
    /// </summary>
    public TimeSpan MinSpeech { get; init; } = TimeSpan.Zero;

    /// <summary>What the voice does when it counts. Default <see cref="SpeechReaction.Stop"/>.</summary>
    public SpeechReaction Reaction { get; init; } = SpeechReaction.Stop;

    /// <summary>
    /// How long after the end of the speech its words are waited for, 100 ms to 10 s. Default 2 s. When there are none by then, it was no
    /// interruption.
    /// </summary>
    public TimeSpan WordsTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Speech of this length is an interruption whatever its words, 500 ms to 30 s. Default 2 s.</summary>
    public TimeSpan SureAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Words and phrases by which the person only says that they listen, such as <c>uh huh</c>: speech that holds nothing else is no
    /// interruption. Letters and digits count, case does not. Default none.
    /// </summary>
    public ImmutableArray<string> Backchannels { get; init; } = [];

    /// <summary>
    /// Whether a voice activity detector in the input pipeline decides too, ahead of the service. Default false. Any stage that publishes
    /// <see cref="Streams.Stages.SpeechStarted"/>, <see cref="Streams.Stages.SpeechHeard"/> and <see cref="Streams.Stages.SpeechStopped"/> will do.
    /// </summary>
    public bool LocalDetection { get; init; }

    /// <summary>Whether what the person said has to be known before it counts.</summary>
    public bool ByWords => Reaction == SpeechReaction.Pause || !Backchannels.IsDefaultOrEmpty;

    /// <summary>Whether a turn of the person that overlaps with the agent's voice may come to nothing.</summary>
    public bool Judges => MinSpeech > TimeSpan.Zero || ByWords;

    /// <summary>Finds what keeps the policy from working.</summary>
    /// <param name="settings">What the model's service is told.</param>
    /// <returns>One sentence for each complaint, naming the value and what is allowed.</returns>
    public IEnumerable<string> Check(SessionSettings settings)
    {
        if (MinSpeech < TimeSpan.Zero || MinSpeech > TimeSpan.FromSeconds(5))
        {
            yield return $"{nameof(MinSpeech)} is {MinSpeech.TotalMilliseconds} ms; allowed: 0 to 5000 ms.";
        }

        if (WordsTimeout < TimeSpan.FromMilliseconds(100) || WordsTimeout > TimeSpan.FromSeconds(10))
        {
            yield return $"{nameof(WordsTimeout)} is {WordsTimeout.TotalMilliseconds} ms; allowed: 100 to 10000 ms.";
        }

        if (SureAfter < TimeSpan.FromMilliseconds(500) || SureAfter > TimeSpan.FromSeconds(30))
        {
            yield return $"{nameof(SureAfter)} is {SureAfter.TotalMilliseconds} ms; allowed: 500 to 30000 ms.";
        }

        if (SureAfter < MinSpeech)
        {
            yield return $"{nameof(SureAfter)} is {SureAfter.TotalMilliseconds} ms; allowed: at least {nameof(MinSpeech)}, {MinSpeech.TotalMilliseconds} ms.";
        }

        if (ByWords && settings.Transcription is null)
        {
            yield return $"{nameof(Reaction)} {SpeechReaction.Pause} and {nameof(Backchannels)} need the person's words; allowed: with transcription.";
        }

        if (Judges && settings.TurnDetection is null)
        {
            yield return "Speech can be judged with turn detection only; without it a turn begins and ends by hand.";
        }
    }
}
