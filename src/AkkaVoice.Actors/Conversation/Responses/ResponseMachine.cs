using System.Collections.Immutable;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using Effects = System.Collections.Immutable.ImmutableArray<AkkaVoice.Actors.Conversation.ConversationEffect>.Builder;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>
/// Responses are one resource: at most one is active, the next is asked for only when the one before is over, and a refused
/// wish waits for its turn again. Every response that begins has exactly one ending and every wish exactly one outcome.
/// </summary>
public static class ResponseMachine
{
    /// <summary>The metadata key by which a response names the request that caused it.</summary>
    public const string RequestKey = "akkavoice_request";

    /// <summary>Decides.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="change">What happened.</param>
    /// <param name="options">Deadlines and limits.</param>
    /// <returns>How things stand now, and what is to be done.</returns>
    public static (ResponseState State, ImmutableArray<ConversationEffect> Effects) Decide(
        ResponseState state, ResponseChange change, ConversationOptions options)
    {
        var effects = ImmutableArray.CreateBuilder<ConversationEffect>();
        var next = change switch
        {
            ConnectedChanged { Connected: true } => ResponseCancellation.OnLinkReady(state, options, effects),
            ConnectedChanged => ResponseCancellation.OnLinkLost(state, effects),
            HeldChanged held => state with { Held = held.Held },
            Wished wished => state with { Queue = state.Queue.Insert(wished.Ahead ? 0 : state.Queue.Count, wished.Request) },
            Began began => OnBegan(state, began, options, effects),
            Ended ended => OnEnded(state, ended, options, effects),
            Stalled stalled => ResponseRetry.OnStalled(state, stalled.ResponseId, options, effects),
            Obsolete obsolete => state with { Queue = state.Queue.RemoveAll(request => request.Kind == obsolete.Kind) },
            Refused refused => OnRefused(state, refused, options, effects),
            OutputConfirmed confirmed => OnConfirmed(state, confirmed.ItemId),
            Dropped dropped => ResponseCancellation.OnDropped(state, dropped, options, effects),
            Stopped stopped when state.Active is { CancelSent: false } active && active.Id == stopped.ResponseId
                => ResponseCancellation.Cancel(state, active, options, effects),
            Silenced silenced => OnSilenced(state, silenced, effects),
            ResponseTimerElapsed elapsed => ResponseCancellation.OnTimer(state, elapsed.Timer, options, effects),
            Closed => ResponseCancellation.OnClosed(state, effects),
            _ => state,
        };
        return (Pump(next, options, effects), effects.ToImmutable());
    }

    private static ResponseState Pump(ResponseState state, ConversationOptions options, Effects effects)
    {
        if (!state.MayCreate)
        {
            return state;
        }

        var request = state.Queue[0];
        effects.Add(new SendCommand(new CreateResponse(
            request.Instructions, new Dictionary<string, string> { [RequestKey] = request.Id }, request.Tools)
        {
            Id = request.Id,
        }));
        effects.Add(new SetTimer(ConversationTimer.CreateOverdue, options.CreateTimeout));
        return state with { Queue = state.Queue.RemoveAt(0), Sent = new SentRequest(request) };
    }

    private static ResponseState OnBegan(ResponseState state, Began began, ConversationOptions options, Effects effects)
    {
        if (state.Active?.Id == began.ResponseId || state.Ended.Contains(began.ResponseId))
        {
            return state;
        }

        if (state.Active is { } stale)
        {
            // The service allows one response only, so the one before must be over although we were not told.
            state = ResponseEnding.End(state, stale, ResponseOutcome.Incomplete, "superseded", null, effects);
            ResponseEnding.Settle(stale.Request, RequestStatus.Failed, stale.Id, "The service began another response.", effects);
        }

        effects.Add(new Announce(new ResponseEvent(began.ResponseId, ResponseStatus.InProgress)));
        var ours = state.Sent is { } sent
            && (began.RequestId == sent.Request.Id || (began.RequestId is null && !state.Held));
        if (ours)
        {
            effects.Add(new ClearTimer(ConversationTimer.CreateOverdue));
            var granted = state.Sent!;
            state = Protect(state with { Sent = null, Active = new ActiveResponse(began.ResponseId, granted.Request) }, options);
            return granted.Withdrawn ? Drop(state, options, effects) : state;
        }

        state = Protect(state with { Active = new ActiveResponse(began.ResponseId, null) }, options);
        return began.RequestId is null ? Cover(state, effects) : Drop(state, options, effects);
    }

    private static ResponseState Protect(ResponseState state, ConversationOptions options)
    {
        var active = state.Active!;
        return active.Request?.Interruptible ?? options.Interruptions.Allowed
            ? state
            : state with { Protected = state.Protected.Add(active.Id) };
    }

    /// <summary>A response to a request that was given up: stopped by its id. That it begins as dropped has it silenced.</summary>
    private static ResponseState Drop(ResponseState state, ConversationOptions options, Effects effects)
    {
        var active = state.Active! with { Dropped = true };
        return ResponseCancellation.Cancel(
            state with { Active = active, Dropped = state.Dropped.Add(active.Id) }, active, options, effects);
    }

    /// <summary>Whether any response that begins now answers a wish too: it has read all that the wish is about.</summary>
    private static bool Answers(ResponseRequest request) =>
        request.Kind == RequestKind.Turn || request is { Kind: RequestKind.ToolReply, Unconfirmed.IsEmpty: true };

    /// <summary>Turns and tool outputs that the new response has read need no response of their own.</summary>
    private static ResponseState Cover(ResponseState state, Effects effects)
    {
        var covered = state.Queue.FindAll(Answers);
        foreach (var request in covered)
        {
            ResponseEnding.Settle(request, RequestStatus.Covered, state.Active!.Id, null, effects);
        }

        state = state with { Queue = state.Queue.RemoveRange(covered) };
        return state.Sent is { } sent && Answers(sent.Request)
            ? state with { Sent = sent with { CoveredBy = state.Active!.Id } }
            : state;
    }

    private static ResponseState OnEnded(ResponseState state, Ended ended, ConversationOptions options, Effects effects)
    {
        var finished = ended.Finished;
        if (state.Active is not { } active || active.Id != finished.ResponseId)
        {
            return state;
        }

        state = ResponseEnding.End(state, active, finished.Outcome, finished.Reason, finished.Usage, effects);
        var (retried, handled) = ResponseRetry.OnEnded(state, active, ended, options, effects);
        if (handled || active.Request is not { } request)
        {
            return retried;
        }

        if (finished.Outcome == ResponseOutcome.Failed)
        {
            ResponseEnding.Settle(request, RequestStatus.Failed, active.Id, finished.Fault?.Message ?? finished.Reason, effects);
            return state;
        }

        if (ended.Audible && !active.Dropped)
        {
            return state with { Sounding = state.Sounding.SetItem(active.Id, request) };
        }

        var cut = active.Dropped || finished.Outcome == ResponseOutcome.Cancelled;
        ResponseEnding.Settle(request, cut ? RequestStatus.Interrupted : RequestStatus.Completed, active.Id, null, effects);
        return state;
    }

    private static ResponseState OnRefused(ResponseState state, Refused refused, ConversationOptions options, Effects effects)
    {
        if (state.Sent is not { } sent || sent.Request.Id != refused.RequestId)
        {
            return state;
        }

        effects.Add(new ClearTimer(ConversationTimer.CreateOverdue));
        state = state with { Sent = null };
        if (sent.Withdrawn)
        {
            ResponseEnding.Settle(sent.Request, RequestStatus.Interrupted, null, null, effects);
            return state;
        }

        if (sent.CoveredBy is { } covering && refused.Fault.Code == FaultCodes.ActiveResponseInTheWay)
        {
            ResponseEnding.Settle(sent.Request, RequestStatus.Covered, covering, null, effects);
            return state;
        }

        if (refused.Fault.Code != FaultCodes.ActiveResponseInTheWay)
        {
            return ResponseRetry.OnRefused(state, sent.Request, refused.Fault, options, effects);
        }

        var again = sent.Request with { Refusals = sent.Request.Refusals + 1 };
        if (again.Refusals > options.CreateRetries)
        {
            ResponseEnding.Settle(sent.Request, RequestStatus.Failed, null, refused.Fault.Message, effects);
            return state;
        }

        state = state with { Queue = state.Queue.Insert(0, again) };
        if (state.Active is not null)
        {
            return state;
        }

        // A response is in the way that we were never told about, so its ending cannot be waited for either.
        effects.Add(new SetTimer(ConversationTimer.CreateRetry, options.CreateRetryDelay));
        return state with { Pausing = true };
    }

    private static ResponseState OnConfirmed(ResponseState state, string itemId) => state with
    {
        Queue = state.Queue.ConvertAll(request => Confirm(request, itemId)),
        Sent = state.Sent is { } sent ? sent with { Request = Confirm(sent.Request, itemId) } : null,
    };

    private static ResponseRequest Confirm(ResponseRequest request, string itemId) =>
        request.Unconfirmed.Contains(itemId) ? request with { Unconfirmed = request.Unconfirmed.Remove(itemId) } : request;

    private static ResponseState OnSilenced(ResponseState state, Silenced silenced, Effects effects)
    {
        if (!state.Sounding.TryGetValue(silenced.ResponseId, out var request))
        {
            return state;
        }

        ResponseEnding.Settle(request, silenced.Cut ? RequestStatus.Interrupted : RequestStatus.Completed, silenced.ResponseId, null, effects);
        return state with { Sounding = state.Sounding.Remove(silenced.ResponseId) };
    }
}
