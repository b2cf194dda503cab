using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using Effects = System.Collections.Immutable.ImmutableArray<AkkaVoice.Actors.Conversation.ConversationEffect>.Builder;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>
/// Asks again for an answer that came to nothing: failed in a way that passes, was cut short before anything was heard, stalled, or was
/// only written. As often as the options allow; then the one who asked is told, and the person is, where nobody else asked.
/// </summary>
internal static class ResponseRetry
{
    /// <summary>Deals with the end of a response, if it is one of those.</summary>
    /// <returns>The state, and whether it was.</returns>
    internal static (ResponseState State, bool Handled) OnEnded(
        ResponseState state, ActiveResponse active, Ended ended, ConversationOptions options, Effects effects)
    {
        var finished = ended.Finished;
        if (active.Dropped || active.CancelSent || ended.Called)
        {
            // Nobody waits for it, or its tools' answers will be spoken about.
            return (state, false);
        }

        var request = Owner(active);
        if (ended.Written)
        {
            return request.Writings < options.WrittenAnswerRetries
                ? (state with { Queue = state.Queue.Insert(0, request with { Writings = request.Writings + 1 }) }, true)
                : (GiveUp(state, active, request, "The model answered in writing only.", options, effects), true);
        }

        var failed = finished.Outcome == ResponseOutcome.Failed
            || (finished.Outcome == ResponseOutcome.Incomplete && !ended.Audible && !ended.Heard);
        if (!failed)
        {
            return (state, false);
        }

        var message = finished.Fault?.Message ?? finished.Reason ?? "The response failed.";
        var passes = finished.Fault is not { } fault || FaultTable.Classify(fault) == ErrorClass.Retry || fault.Code is null;
        return (Again(state, active, request, passes, message, options, effects), true);
    }

    /// <summary>Nothing has come of a response for too long. It is stopped, and what still comes of it is not heard.</summary>
    internal static ResponseState OnStalled(ResponseState state, string responseId, ConversationOptions options, Effects effects)
    {
        if (state.Active is not { Dropped: false } active || active.Id != responseId)
        {
            return state;
        }

        var request = Owner(active);
        var given = active with { Dropped = true, Request = null };
        state = state with { Active = given, Dropped = state.Dropped.Add(active.Id) };
        state = active.CancelSent ? state : ResponseCancellation.Cancel(state, given, options, effects);
        return Again(state, active, request, passes: true, "The service did not go on with the response.", options, effects);
    }

    /// <summary>The service refused a request for a reason that passes.</summary>
    internal static ResponseState OnRefused(
        ResponseState state, ResponseRequest request, RealtimeFault fault, ConversationOptions options, Effects effects) => Again(
            state, null, request, FaultTable.Classify(fault) == ErrorClass.Retry, fault.Message, options, effects);

    private static ResponseState Again(
        ResponseState state,
        ActiveResponse? active,
        ResponseRequest request,
        bool passes,
        string message,
        ConversationOptions options,
        Effects effects)
    {
        var (backoff, jitter) = Pause(state.Jitter, request.Failures, options);
        var delay = RetryHint.Read(message) ?? backoff;
        if (!passes || request.Kind == RequestKind.Notice || request.Failures >= options.FailureRetries || delay > options.MaxRetryDelay)
        {
            return GiveUp(state, active, request, message, options, effects);
        }

        effects.Add(new SetTimer(ConversationTimer.CreateRetry, delay));
        return state with
        {
            Pausing = true,
            Jitter = jitter,
            Queue = state.Queue.Insert(0, request with { Failures = request.Failures + 1 }),
        };
    }

    private static ResponseState GiveUp(
        ResponseState state, ActiveResponse? active, ResponseRequest request, string message, ConversationOptions options, Effects effects)
    {
        ResponseEnding.Settle(request, RequestStatus.Failed, active?.Id, message, effects);
        if (options.FailureNotice is not { } notice || request.Kind is not (RequestKind.Turn or RequestKind.ToolReply))
        {
            return state;
        }

        var words = new ResponseRequest($"notice_{request.Id}", RequestKind.Notice) { Instructions = notice, Tools = ToolChoice.None };
        return state with { Queue = state.Queue.Insert(0, words) };
    }

    // Sessions that failed together must not come back together, and a service that has just failed is not asked again at once: at least
    // half of the pause is kept.
    private static (TimeSpan Pause, ulong Jitter) Pause(ulong jitter, int failures, ConversationOptions options)
    {
        var longest = TimeSpan.FromTicks(Math.Min(options.RetryDelay.Ticks << Math.Min(failures, 20), options.MaxRetryDelay.Ticks));
        var (share, next) = Backoff.Draw(jitter);
        return (longest * (1 - (share / 2)), next);
    }

    // A response that the service began by itself answers the person's turn.
    private static ResponseRequest Owner(ActiveResponse active) =>
        active.Request ?? new ResponseRequest($"again_{active.Id}", RequestKind.Turn);
}
