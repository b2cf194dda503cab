using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using Effects = System.Collections.Immutable.ImmutableArray<AkkaVoice.Actors.Conversation.ConversationEffect>.Builder;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>The one place where a response gets its ending and a wish its outcome.</summary>
internal static class ResponseEnding
{
    internal static ResponseState End(
        ResponseState state, ActiveResponse active, ResponseOutcome outcome, string? reason, TokenUsage? usage, Effects effects)
    {
        if (active.Dropped || active.CancelSent)
        {
            effects.Add(new ClearTimer(ConversationTimer.CancelOverdue));
        }

        effects.Add(new Announce(new ResponseEvent(
            active.Id, Status(outcome), reason, usage?.Input, usage?.Output, usage?.Cached)));
        return state with { Active = null, Ended = state.Ended.Add(active.Id) };
    }

    internal static void Settle(
        ResponseRequest? request, RequestStatus status, string? responseId, string? message, Effects effects)
    {
        if (request is not null)
        {
            effects.Add(new SettleRequest(request.Id, new RequestOutcome(status, responseId, message)));
        }
    }

    private static ResponseStatus Status(ResponseOutcome outcome) => outcome switch
    {
        ResponseOutcome.Completed => ResponseStatus.Completed,
        ResponseOutcome.Cancelled => ResponseStatus.Cancelled,
        ResponseOutcome.Incomplete => ResponseStatus.Incomplete,
        _ => ResponseStatus.Failed,
    };
}
