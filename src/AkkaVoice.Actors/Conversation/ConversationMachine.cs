using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Lines;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Rules;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation;

/// <summary>
/// The conversation: the turn, response and call machines, the voice's account and the journal, put together. Plain values
/// in, plain values out; no clock and no input or output of its own.
/// </summary>
/// <remarks>
/// <code>
/// event ─► rules (model, audio, program, timers) ─► Turn      who speaks
///                                                ─► Responses  at most one
///                                                ─► Calls      each answered once
///                                                ─► Voice      what is on its way to the ear
///                                                ─► Journal    what was said and heard
///          then, from the facts: who has precedence, whether the agent works, whether all is quiet
/// </code>
/// </remarks>
public static class ConversationMachine
{
    /// <summary>Decides.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="conversationEvent">What happened.</param>
    /// <param name="options">Settings and deadlines.</param>
    /// <returns>How things stand now, and what is to be done, in order.</returns>
    public static (ConversationState State, ImmutableArray<ConversationEffect> Effects) Decide(
        ConversationState state, ConversationEvent conversationEvent, ConversationOptions options)
    {
        if (state.Closed)
        {
            return (state, AfterTheEnd(conversationEvent));
        }

        var deciding = new Deciding(state, options, conversationEvent.At);
        Apply(deciding, conversationEvent);
        if (!deciding.State.Closed)
        {
            LineSeed.Missing(deciding);
            CutAnswers.Resume(deciding);
            StandbyRules.Switch(deciding);
            Derive(deciding, state);
        }

        return (deciding.State, deciding.Effects);
    }

    private static void Apply(Deciding deciding, ConversationEvent conversationEvent)
    {
        switch (conversationEvent)
        {
            case ModelEvent model:
                ModelRules.Apply(deciding, model.Event);
                break;

            case AudioEvent audio:
                AudioRules.Apply(deciding, audio.Event);
                break;

            case ToolAnswered answered:
                CallRules.Answered(deciding, answered);
                break;

            case LinkReady:
                LinkRules.Ready(deciding);
                break;

            case LinkLost:
                LinkRules.Lost(deciding);
                break;

            case StandbyReady:
                StandbyRules.Ready(deciding);
                break;

            case StandbyGone:
                StandbyRules.Gone(deciding);
                break;

            case SwitchOverdue:
                StandbyRules.Overdue(deciding);
                break;

            case ReplyRequested reply:
                ProgramRules.Reply(deciding, reply);
                break;

            case TextSubmitted text:
                ProgramRules.Text(deciding, text);
                break;

            case ToolProgressed progressed:
                FillerRules.Progressed(deciding, progressed);
                break;

            case TurnBegun:
                HandRules.Begin(deciding);
                break;

            case TurnCommitted committed:
                HandRules.Commit(deciding, committed.RequestId);
                break;

            case TurnCleared:
                HandRules.Clear(deciding);
                break;

            case TurnDetectionReplaced replaced:
                TurnTakingRules.Replaced(deciding, replaced.Listens);
                break;

            case InterruptRequested interrupt:
                Interruption.Stop(deciding, forgetQueue: true, interrupt.Force);
                break;

            case TimerElapsed elapsed:
                TimerRules.Apply(deciding, elapsed.Timer);
                break;

            case SessionClosed:
                LinkRules.Close(deciding);
                break;
        }
    }

    /// <summary>What follows from the facts, whatever changed them.</summary>
    private static void Derive(Deciding deciding, ConversationState before)
    {
        var turn = deciding.State.Turn;
        var held = turn.PersonSpeaking || turn.AnswerAwaited;
        if (held != deciding.State.Responses.Held)
        {
            deciding.Responses(new HeldChanged(held));
        }

        OverlapRules.ForgetIfMoot(deciding);
        var state = deciding.State;
        if (state.Overlap is { Paused: true } != state.Turn.Paused)
        {
            deciding.Turn(new PauseChanged(!state.Turn.Paused));
        }

        if (state.Voice.Heard != state.Turn.Voice)
        {
            deciding.Turn(new VoiceChanged(state.Voice.Heard));
        }

        if ((state.Responses.Busy || state.Calls.Pending || !state.Voice.Items.IsEmpty) != state.Turn.Working)
        {
            deciding.Turn(new WorkChanged(!state.Turn.Working));
        }

        deciding.TellTurn();
        if (deciding.State.Quiet != before.Quiet)
        {
            deciding.Announce(new QuietEvent(deciding.State.Quiet));
        }
    }

    private static ImmutableArray<ConversationEffect> AfterTheEnd(ConversationEvent conversationEvent)
    {
        var requestId = conversationEvent switch
        {
            ReplyRequested reply => reply.RequestId,
            TextSubmitted text => text.RequestId,
            TurnCommitted committed => committed.RequestId,
            _ => null,
        };
        return requestId is null ? [] : [new SettleRequest(requestId, new RequestOutcome(RequestStatus.SessionEnded))];
    }
}
