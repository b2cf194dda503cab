using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation;

/// <summary>What the machines have to know about the session's settings, and their deadlines.</summary>
public sealed record ConversationOptions
{
    /// <summary>Whether the model's service answers by itself when the person's turn ends.</summary>
    public bool ServerReplies { get; init; } = true;

    /// <summary>Whether a turn of the person's is answered because the engine asks for it, when it has judged that it is one.</summary>
    public bool EngineReplies { get; init; }

    /// <summary>Whether the person's speech stops the agent's voice, and when.</summary>
    public InterruptionPolicy Interruptions { get; init; } = InterruptionPolicy.Immediate;

    /// <summary>Whether the person's speech stops the agent's voice at all.</summary>
    public bool SpeechInterrupts { get; init; } = true;

    /// <summary>Silence that the service waits for before it ends a turn; zero when it is not known.</summary>
    public TimeSpan TurnEndSilence { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the service tells the person's words as text.</summary>
    public bool Transcribes { get; init; } = true;

    /// <summary>
    /// What a new connection may be told of the conversation before it, in tokens (estimated); beyond it a recap stands for the older part. 0
    /// for no limit. Default 3,000.
    /// </summary>
    public int MemoryTokens { get; init; } = 3_000;

    /// <summary>How many times in a row the model may call tools before it has to speak, at least 1. Default 5.</summary>
    public int ToolStepLimit { get; init; } = 5;

    /// <summary>The names of the session's agents; it begins with the first.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [""];

    /// <summary>How long the person's turn may stay without a response. Default 15 s.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Mutual silence after which the person counts as away. Default 15 s.</summary>
    public TimeSpan AwayAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a response that was asked for may take to begin. Default 10 s.</summary>
    public TimeSpan CreateTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a refused request is made again. Default 5.</summary>
    public int CreateRetries { get; init; } = 5;

    /// <summary>Pause before a refused request is made again when no response is known to be in its way. Default 250 ms.</summary>
    public TimeSpan CreateRetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often an answer that failed is asked for again, 0 to 10. Default 2.</summary>
    public int FailureRetries { get; init; } = 2;

    /// <summary>
    /// The longest pause before a failed answer is asked for again, doubled each time; up to half of it is left off at random. A service that
    /// names a time of its own is obeyed. Default 500 ms.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such pause; a service that asks for more is not waited for. Default 10 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What the model is told to say when the answer to the person's turn could not be had; null leaves them in silence. Tried once.
    /// </summary>
    public string? FailureNotice { get; init; } = DefaultFailureNotice;

    /// <summary>How often an answer that is only written, where a voice was asked for, is asked for again, 0 to 5. Default 1.</summary>
    public int WrittenAnswerRetries { get; init; } = 1;

    /// <summary>Whether answers are to be spoken; otherwise they are text.</summary>
    public bool Spoken { get; init; } = true;

    /// <summary>How long a response may show no sign of life while nothing of it is heard. Default 8 s: a service that then answers the cancellation is alive, and one that does not is a connection to be replaced.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long the voice may stand still in the middle of a sentence because nothing more comes. Default 5 s.</summary>
    public TimeSpan VoiceTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What the person hears while a tool is at work; null for nothing. Default null.</summary>
    public FillerPolicy? Filler { get; init; }

    /// <summary>Tools whose calls are given up when the person interrupts; others go on, and their answers are told to the model.</summary>
    public ImmutableHashSet<string> CancelledByInterruption { get; init; } = [];

    /// <summary>How long the service may take to end a response that the person has interrupted. Default 1 s.</summary>
    public TimeSpan CancelTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the playout may take to answer a flush. Default 1 s.</summary>
    public TimeSpan FlushTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a person who spoke when a connection was replaced counts as speaking until the new one has heard them too. Default 2 s.
    /// </summary>
    public TimeSpan SpeechTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The default of <see cref="FailureNotice"/>.</summary>
    public const string DefaultFailureNotice =
        "Tell the person in one short sentence that you could not answer just now and that they may ask again. Say nothing else.";

    /// <summary>Fills in what follows from what the model's service is told.</summary>
    /// <param name="settings">The session's settings.</param>
    /// <returns>These options, with the deadlines as they are.</returns>
    public ConversationOptions For(SessionSettings settings)
    {
        var replies = settings.TurnDetection?.CreateResponse ?? false;
        return this with
        {
            ServerReplies = replies && !Interruptions.Judges,
            EngineReplies = replies && Interruptions.Judges,
            Spoken = settings.Output == OutputModality.Audio,
            SpeechInterrupts = settings.TurnDetection?.InterruptResponse ?? false,
            Transcribes = settings.Transcription is not null,
            TurnEndSilence = settings.TurnDetection is ServerVad vad
                ? TimeSpan.FromMilliseconds(vad.SilenceDurationMs)
                : TimeSpan.Zero,
        };
    }
}
