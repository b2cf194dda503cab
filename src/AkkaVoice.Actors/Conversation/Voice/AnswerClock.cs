using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Voice;

/// <summary>
/// Takes the time from the end of the person's speech to the first sample of the answer, and says where it went. Runs from
/// a turn's end to its first sound, over tool calls in between.
/// </summary>
public sealed record AnswerClock
{
    /// <summary>Stands still.</summary>
    public static readonly AnswerClock Stopped = new();

    private bool Running { get; init; }

    /// <summary>When the service's word of the turn's end was read.</summary>
    private TimeSpan StoppedAt { get; init; }

    /// <summary>The silence before it, which belongs to the delay but not to the speech.</summary>
    private TimeSpan Silence { get; init; }

    private bool Begun { get; init; }

    /// <summary>When the service last had everything it needed to go on: the turn, or the tools' answers.</summary>
    private TimeSpan ServerSince { get; init; }

    /// <summary>The service's time before that, up to its tool calls.</summary>
    private TimeSpan ServerBefore { get; init; }

    private TimeSpan? ToolsSince { get; init; }

    private TimeSpan Tools { get; init; }

    private TimeSpan? ArrivedAt { get; init; }

    private TimeSpan? ServerThinking { get; init; }

    /// <summary>The person's turn ended.</summary>
    /// <param name="at">When the word of it was read.</param>
    /// <param name="silence">How long turn detection had waited.</param>
    /// <returns>A running clock.</returns>
    public static AnswerClock TurnEnded(TimeSpan at, TimeSpan silence) =>
        new() { Running = true, StoppedAt = at, ServerSince = at, Silence = silence };

    /// <summary>A response began after the turn, so the audio to come is its answer.</summary>
    /// <returns>The clock.</returns>
    public AnswerClock AnswerBegan() => Running ? this with { Begun = true } : this;

    /// <summary>The model asked for a tool.</summary>
    /// <param name="at">When.</param>
    /// <returns>The clock.</returns>
    public AnswerClock ToolsBegan(TimeSpan at) => Running && ToolsSince is null
        ? this with { ToolsSince = at, ServerBefore = ServerBefore + (at - ServerSince) }
        : this;

    /// <summary>The reply about the tools' answers was asked for.</summary>
    /// <param name="at">When.</param>
    /// <returns>The clock.</returns>
    public AnswerClock ToolsEnded(TimeSpan at) => ToolsSince is { } since
        ? this with { ToolsSince = null, Tools = Tools + (at - since), ServerSince = at }
        : this;

    /// <summary>The answer's first audio was read off the socket.</summary>
    /// <param name="at">When.</param>
    /// <param name="serverThinking">The server's own time since it last had what it needed, when it tells.</param>
    /// <returns>The clock.</returns>
    public AnswerClock AudioArrived(TimeSpan at, TimeSpan? serverThinking) =>
        Begun && ArrivedAt is null ? this with { ArrivedAt = at, ServerThinking = serverThinking } : this;

    /// <summary>The answer's first sample was handed to the room. The clock is to be stopped then.</summary>
    /// <param name="responseId">The answer.</param>
    /// <param name="at">When.</param>
    /// <returns>Where the time went; null when no turn is waiting for its answer.</returns>
    public FirstAudioEvent? Read(string responseId, TimeSpan at)
    {
        if (ArrivedAt is not { } arrived)
        {
            return null;
        }

        var total = at - StoppedAt;
        var server = ServerBefore + (ServerThinking ?? (arrived - ServerSince));
        var engine = total - server - Tools;
        return new FirstAudioEvent(
            responseId,
            Ms(total + Silence),
            Ms(Silence),
            Ms(server),
            Ms(Tools),
            Ms(engine));
    }

    private static double Ms(TimeSpan span) => Math.Round(span.TotalMilliseconds, 1);
}
