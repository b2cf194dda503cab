using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using Effects = System.Collections.Immutable.ImmutableArray<AkkaVoice.Actors.Conversation.ConversationEffect>.Builder;

namespace AkkaVoice.Actors.Conversation.Calls;

/// <summary>
/// Tool calls: each is run at most once and answered exactly once, and all calls of a response are replied to together, once
/// every one has its answer and the response is over. After a number of steps in a row the model has to speak.
/// </summary>
public static class CallMachine
{
    /// <summary>Decides.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="change">What happened.</param>
    /// <param name="options">The step limit.</param>
    /// <returns>How things stand now, what is to be done, and the reply that is due now, if one is.</returns>
    public static (CallState State, ImmutableArray<ConversationEffect> Effects, ResponseRequest? Reply) Decide(
        CallState state, CallChange change, ConversationOptions options)
    {
        var effects = ImmutableArray.CreateBuilder<ConversationEffect>();
        ResponseRequest? reply = null;
        switch (change)
        {
            case CallRequested requested:
                state = OnRequested(state, requested, options, effects);
                break;

            case CallAnswered answered when state.Open.TryGetValue(answered.Answer.CallId, out var call):
                state = Answer(state, call, answered, effects);
                (state, reply) = Reply(state, call.ResponseId, options);
                break;

            case CallingResponseOver over when state.Batches.TryGetValue(over.ResponseId, out var batch):
                state = state with
                {
                    Batches = state.Batches.SetItem(
                        over.ResponseId,
                        batch with { ResponseOver = true, WantsReply = batch.WantsReply && over.WantsReply }),
                };
                (state, reply) = Reply(state, over.ResponseId, options);
                break;

            case CallsInterrupted interrupted:
                state = Interrupt(state, interrupted.At, options, effects);
                break;

            case FillerSaid:
                state = state with { Fillers = state.Fillers + 1, Untold = null };
                break;

            case ProgressKept kept:
                state = state with { Untold = kept.Text };
                break;

            case CallOutputConfirmed confirmed:
                state = Confirm(state, confirmed.ItemId);
                break;

            case PersonHadTurn:
                state = state with { Steps = 0 };
                break;

            case CallsAbandoned abandoned:
                state = Abandon(state, abandoned.At, effects);
                break;
        }

        return (state.Running ? state : state with { Fillers = 0, Untold = null }, effects.ToImmutable(), reply);
    }

    private static CallState OnRequested(
        CallState state, CallRequested requested, ConversationOptions options, Effects effects)
    {
        var request = requested.Request;
        if (state.Known.Contains(request.CallId))
        {
            return state;
        }

        var call = new OpenCall(request.CallId, request.ResponseId, request.Name, requested.At);
        var batch = state.Batches.GetValueOrDefault(request.ResponseId) ?? new CallBatch(request.ResponseId);
        effects.Add(new Announce(new ToolCallEvent(request.CallId, request.Name, request.Arguments)));
        state = state with
        {
            Open = state.Open.Add(call.CallId, call),
            Known = state.Known.Add(call.CallId),
            Batches = state.Batches.SetItem(
                request.ResponseId, batch with { WantsReply = batch.WantsReply && !requested.Dropped }),
        };

        var refusal = requested.Dropped ? "The call was not made: the person interrupted."
            : state.Steps >= options.ToolStepLimit ? "The call was not made: too many tool calls in a row. Answer the person now."
            : null;
        if (refusal is null)
        {
            effects.Add(new RunTool(request.CallId, request.Name, request.Arguments));
            return state;
        }

        var answer = new ToolAnswered(call.CallId, Ok: false, ToolErrors.Json(refusal)) { At = requested.At };
        return Answer(state, call, new CallAnswered(answer, Connected: true), effects);
    }

    private static CallState Answer(CallState state, OpenCall call, CallAnswered answered, Effects effects)
    {
        var answer = answered.Answer;
        state = state with { Open = state.Open.Remove(call.CallId) };
        effects.Add(new Announce(new ToolResultEvent(
            call.CallId, answer.Ok, (answer.At - call.Since).TotalMilliseconds, call.Name, answer.Output)));
        if (!answered.Connected)
        {
            // The pair of call and output reaches the next connection with the rest of the journal.
            return state;
        }

        var itemId = $"out_{state.Counter + 1}";
        effects.Add(new SendCommand(new CreateItem(new ToolOutputMessage(call.CallId, answer.Output) { Id = itemId })));
        var batch = state.Batches[call.ResponseId];
        return state with
        {
            Counter = state.Counter + 1,
            Batches = state.Batches.SetItem(call.ResponseId, batch with { Unconfirmed = batch.Unconfirmed.Add(itemId) }),
        };
    }

    /// <summary>Gives up the calls whose tools are not to outlive an interruption. The model learns of it, and says nothing about it.</summary>
    private static CallState Interrupt(CallState state, TimeSpan at, ConversationOptions options, Effects effects)
    {
        foreach (var call in state.OpenInOrder.Where(call => options.CancelledByInterruption.Contains(call.Name)))
        {
            effects.Add(new CancelTool(call.CallId));
            var answer = new ToolAnswered(call.CallId, Ok: false, ToolErrors.Json("The call was given up: the person interrupted.")) { At = at };
            state = Answer(state, call, new CallAnswered(answer, Connected: true), effects);
            var batch = state.Batches[call.ResponseId] with { WantsReply = false };
            var over = batch.ResponseOver && !state.Open.Values.Any(open => open.ResponseId == call.ResponseId);
            state = state with
            {
                Batches = over ? state.Batches.Remove(call.ResponseId) : state.Batches.SetItem(call.ResponseId, batch),
            };
        }

        return state;
    }

    private static CallState Abandon(CallState state, TimeSpan at, Effects effects)
    {
        foreach (var call in state.OpenInOrder)
        {
            var answer = new ToolAnswered(call.CallId, Ok: false, ToolErrors.Json("The session ended first.")) { At = at };
            state = Answer(state, call, new CallAnswered(answer, Connected: false), effects);
        }

        return state with { Batches = state.Batches.Clear() };
    }

    private static (CallState State, ResponseRequest? Reply) Reply(
        CallState state, string responseId, ConversationOptions options)
    {
        var batch = state.Batches[responseId];
        if (!batch.ResponseOver || state.Open.Values.Any(call => call.ResponseId == responseId))
        {
            return (state, null);
        }

        state = state with { Batches = state.Batches.Remove(responseId) };
        if (!batch.WantsReply || state.Steps > options.ToolStepLimit)
        {
            return (state, null);
        }

        var steps = state.Steps + 1;
        var reply = new ResponseRequest($"tools_{state.Counter + 1}", RequestKind.ToolReply)
        {
            Tools = steps >= options.ToolStepLimit ? ToolChoice.None : null,
            Unconfirmed = batch.Unconfirmed,
        };
        return (state with { Steps = steps, Counter = state.Counter + 1 }, reply);
    }

    private static CallState Confirm(CallState state, string itemId)
    {
        var owner = state.Batches.Values.FirstOrDefault(batch => batch.Unconfirmed.Contains(itemId));
        return owner is null
            ? state
            : state with
            {
                Batches = state.Batches.SetItem(
                    owner.ResponseId, owner with { Unconfirmed = owner.Unconfirmed.Remove(itemId) }),
            };
    }
}
