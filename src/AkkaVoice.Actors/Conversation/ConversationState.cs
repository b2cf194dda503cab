using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Lines;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Actors.Conversation.Voice;

namespace AkkaVoice.Actors.Conversation;

/// <summary>All that a session knows about its conversation.</summary>
public sealed record ConversationState
{
    /// <summary>Who speaks.</summary>
    public TurnState Turn { get; init; } = TurnState.Initial;

    /// <summary>Responses.</summary>
    public ResponseState Responses { get; init; } = ResponseState.Initial;

    /// <summary>Tool calls.</summary>
    public CallState Calls { get; init; } = CallState.Initial;

    /// <summary>The agent's voice.</summary>
    public VoiceState Voice { get; init; } = VoiceState.Silent;

    /// <summary>Times the current answer.</summary>
    public AnswerClock Clock { get; init; } = AnswerClock.Stopped;

    /// <summary>The connection in use.</summary>
    public LineState Line { get; init; } = LineState.Fresh;

    /// <summary>What was said and done.</summary>
    public Journal Journal { get; init; } = Journal.Empty;

    /// <summary>The person's turn whose end has been told, so that a second word of it changes nothing.</summary>
    public string? StoppedTurn { get; init; }

    /// <summary>The person's turn that the service has heard begin and has not completed; null between turns.</summary>
    public string? OpenTurn { get; init; }

    /// <summary>The person's speech that may or may not be an interruption.</summary>
    public Overlap? Overlap { get; init; }

    /// <summary>The person's latest turns that were none, the oldest first.</summary>
    public ImmutableList<DismissedTurn> Dismissed { get; init; } = [];

    /// <summary>How many answers the service could not begin by itself and were asked for.</summary>
    public int TurnRequests { get; init; }

    /// <summary>When the response under way last showed a sign of life, since the session's start.</summary>
    public TimeSpan LastSign { get; init; }

    /// <summary>Whether the person has taken the floor by hand and holds it.</summary>
    public bool FloorHeld { get; init; }

    /// <summary>How often the service was told to forget the person's audio.</summary>
    public int Clears { get; init; }

    /// <summary>Turns ended by hand that the service has not confirmed, by the requests that wait for their answers.</summary>
    public ImmutableList<string> Commits { get; init; } = [];

    /// <summary>Whether the session is over.</summary>
    public bool Closed { get; init; }

    /// <summary>
    /// Whether nothing is going on: the person does not speak and is owed no answer, no response is under way or asked for,
    /// nothing waits to be played, no tool runs.
    /// </summary>
    public bool Quiet =>
        Turn is { Ready: true, PersonSpeaking: false, AnswerAwaited: false }
        && !Responses.Busy
        && Responses.Active is null
        && Voice is { Items.IsEmpty: true, Flushes.IsEmpty: true }
        && Overlap is null
        && OpenTurn is null
        && Commits.IsEmpty
        && !Calls.Pending
        && Line.Cut is null;

    /// <summary>Goes on with a conversation after the session's actor was replaced.</summary>
    /// <param name="journal">What was said and done so far.</param>
    /// <param name="jitter">The state of the random numbers.</param>
    /// <returns>A state without a connection.</returns>
    public static ConversationState Resume(Journal journal, ulong jitter = 0) => Begin(jitter) with { Journal = JournalRepair.CloseOpenItems(journal) };

    /// <summary>Begins a conversation.</summary>
    /// <param name="seed">Where the random numbers begin that pauses between attempts are chosen with.</param>
    /// <returns>A state without a connection.</returns>
    public static ConversationState Begin(ulong seed) => new() { Responses = ResponseState.Initial with { Jitter = seed } };
}
