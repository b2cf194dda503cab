using System.Collections.Immutable;
using AkkaVoice.Streams.Realtime.Protocol;
using Effects = System.Collections.Immutable.ImmutableArray<AkkaVoice.Actors.Conversation.ConversationEffect>.Builder;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>How responses and wishes are given up: because of the person, a deadline, the connection or the session's end.</summary>
internal static class ResponseCancellation
{
    internal static ResponseState OnDropped(ResponseState state, Dropped dropped, ConversationOptions options, Effects effects)
    {
        state = dropped.Waiting ? GiveUpWaiting(state, dropped, options, effects) : state;
        if (!dropped.Active || state.Active is not { Dropped: false } active)
        {
            return state;
        }

        active = active with { Dropped = true };
        state = state with { Active = active, Dropped = state.Dropped.Add(active.Id) };
        return active.CancelSent ? state : Cancel(state, active, options, effects);
    }

    private static ResponseState GiveUpWaiting(
        ResponseState state, Dropped dropped, ConversationOptions options, Effects effects)
    {
        bool Yields(ResponseRequest request) => dropped.Force || (request.Interruptible ?? options.Interruptions.Allowed);
        if (state.Sent is { } sent)
        {
            if (!Yields(sent.Request))
            {
                return state;
            }

            state = state with { Sent = sent with { Withdrawn = true } };
        }

        // An answer to a turn is worth nothing any more once the next one has begun.
        var yielding = state.Queue.TakeWhile(Yields).Where(request => dropped.ForgetQueue || request.Kind == RequestKind.Turn).ToList();
        foreach (var request in yielding)
        {
            ResponseEnding.Settle(request, RequestStatus.Interrupted, null, null, effects);
        }

        return state with { Queue = state.Queue.RemoveRange(yielding) };
    }

    internal static ResponseState Cancel(
        ResponseState state, ActiveResponse active, ConversationOptions options, Effects effects)
    {
        effects.Add(new SendCommand(new CancelResponse(active.Id)));
        effects.Add(new SetTimer(ConversationTimer.CancelOverdue, options.CancelTimeout));
        return state with { Active = active with { CancelSent = true } };
    }

    internal static ResponseState OnTimer(
        ResponseState state, ConversationTimer timer, ConversationOptions options, Effects effects)
    {
        switch (timer)
        {
            case ConversationTimer.CreateRetry:
                return state with { Pausing = false };

            case ConversationTimer.CreateOverdue when state.Sent is { } sent:
                var status = sent.Withdrawn ? RequestStatus.Interrupted : RequestStatus.Failed;
                ResponseEnding.Settle(sent.Request, status, null, "The service did not begin the response in time.", effects);
                return state with { Sent = null };

            case ConversationTimer.CancelOverdue when state.Active is { CancelSent: true } active:
                state = ResponseEnding.End(state, active, ResponseOutcome.Cancelled, "not_confirmed", null, effects);
                ResponseEnding.Settle(active.Request, RequestStatus.Interrupted, active.Id, null, effects);
                return state;

            default:
                return state;
        }
    }

    internal static ResponseState OnLinkLost(ResponseState state, Effects effects)
    {
        if (state.Active is { } active)
        {
            // What becomes of the wish that it granted is decided where it is known what was heard of it.
            state = ResponseEnding.End(state, active, ResponseOutcome.Failed, "connection_lost", null, effects);
        }

        if (state.Sent is { } sent)
        {
            effects.Add(new ClearTimer(ConversationTimer.CreateOverdue));
            if (sent.Withdrawn)
            {
                ResponseEnding.Settle(sent.Request, RequestStatus.Interrupted, null, null, effects);
            }

            state = state with
            {
                Sent = null,
                Queue = sent.Withdrawn ? state.Queue : state.Queue.Insert(0, sent.Request),
            };
        }

        return state with { Connected = false };
    }

    /// <summary>
    /// Goes on with another connection. What waits to be asked for waits a little longer: the connection is about to hear again what the
    /// person said meanwhile, and they come first.
    /// </summary>
    internal static ResponseState OnLinkReady(ResponseState state, ConversationOptions options, Effects effects)
    {
        state = state with
        {
            Connected = true,
            Queue = state.Queue.ConvertAll(request => request with { Unconfirmed = [] }),
        };
        if (state.Ended.IsEmpty && state.Queue.TrueForAll(request => request.Kind == RequestKind.Program))
        {
            return state;
        }

        effects.Add(new SetTimer(ConversationTimer.CreateRetry, options.CreateRetryDelay));
        return state with { Pausing = true };
    }

    internal static ResponseState OnClosed(ResponseState state, Effects effects)
    {
        if (state.Active is { } active)
        {
            state = ResponseEnding.End(state, active, ResponseOutcome.Cancelled, "session_ended", null, effects);
            ResponseEnding.Settle(active.Request, RequestStatus.SessionEnded, active.Id, null, effects);
        }

        ResponseEnding.Settle(state.Sent?.Request, RequestStatus.SessionEnded, null, null, effects);
        foreach (var request in state.Queue)
        {
            ResponseEnding.Settle(request, RequestStatus.SessionEnded, null, null, effects);
        }

        foreach (var (responseId, request) in state.Sounding.OrderBy(sounding => sounding.Key, StringComparer.Ordinal))
        {
            ResponseEnding.Settle(request, RequestStatus.SessionEnded, responseId, null, effects);
        }

        return state with
        {
            Connected = false,
            Sent = null,
            Queue = [],
            Sounding = ImmutableDictionary<string, ResponseRequest>.Empty,
        };
    }
}
