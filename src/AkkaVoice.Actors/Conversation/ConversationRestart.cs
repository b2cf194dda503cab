using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Lines;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;

namespace AkkaVoice.Actors.Conversation;

/// <summary>
/// Where a conversation goes on whose session failed and was set up again: as over a lost connection, what the person said is heard again as far
/// as it had not become a turn, and a turn that was owed an answer gets one.
/// </summary>
internal static class ConversationRestart
{
    private const string Prefix = "restart_";

    /// <summary>Makes the state to go on with.</summary>
    /// <param name="before">How things stood when it failed.</param>
    /// <param name="journal">What was said and done, brought to rest.</param>
    /// <returns>A state without a connection.</returns>
    internal static ConversationState Of(ConversationState before, Journals.Journal journal)
    {
        var (line, state) = (before.Line, ConversationState.Resume(journal, before.Responses.Jitter));
        state = state with
        {
            Line = LineState.Fresh with
            {
                SpeakingFromMs = line.SpeakingFromMs,
                StoppedAtMs = line.StoppedAtMs,
                CommittedToMs = line.CommittedToMs,
                Behind = line.Behind,
                CarriedTurn = line.CarriedTurn,
                Unconfirmed = line.Unconfirmed,
            },
            Turn = TurnState.Initial with { PersonSpeaking = before.Turn.PersonSpeaking, PersonAway = before.Turn.PersonAway },
            FloorHeld = before.FloorHeld,
            Clears = before.Clears,
            TurnRequests = before.TurnRequests,
            Calls = CallState.Initial with { Known = before.Calls.Known, Counter = before.Calls.Counter },
        };
        if (!IsOwed(before))
        {
            return state;
        }

        var request = new ResponseRequest($"{Prefix}{before.TurnRequests + 1}", RequestKind.Turn);
        return state with
        {
            TurnRequests = before.TurnRequests + 1,
            Responses = state.Responses with { Queue = [request] },
        };
    }

    /// <summary>
    /// Whether the person has a complete turn to which they have not heard an answer to its end. One whose answer had been asked for because of a
    /// failure is not asked for again: the answer may be what the session fails of.
    /// </summary>
    private static bool IsOwed(ConversationState state)
    {
        var responses = state.Responses;
        ResponseRequest?[] requests =
        [
            .. responses.Queue,
            .. responses.Sent is { Withdrawn: false } sent ? [sent.Request] : Array.Empty<ResponseRequest>(),
            .. responses.Active is { Dropped: false } active ? [active.Request] : Array.Empty<ResponseRequest?>(),
            .. state.Line.Cut is { } cut ? [cut.Request] : Array.Empty<ResponseRequest?>(),
            .. state.Voice.Items.Where(item => !responses.Dropped.Contains(item.ResponseId))
                .Select(item => item.ResponseId == responses.Active?.Id ? responses.Active.Request : responses.Sounding.GetValueOrDefault(item.ResponseId)),
        ];
        return !requests.Any(request => request?.Id.StartsWith(Prefix, StringComparison.Ordinal) is true)
            && (requests.Any(request => request is null or { Kind: RequestKind.Turn or RequestKind.ToolReply })
                || state.Calls.Pending
                || (state.Turn.AnswerAwaited && state.Line.SpeakingFromMs is null));
    }
}
