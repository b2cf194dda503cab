using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>What to make of the model's words.</summary>
internal static class ModelRules
{
    internal static void Apply(Deciding deciding, RealtimeEvent realtimeEvent)
    {
        Watchdogs.Heard(deciding, realtimeEvent);
        switch (realtimeEvent)
        {
            case UserSpeechStarted started:
                PersonRules.Started(deciding, started);
                break;

            case UserSpeechStopped stopped:
                PersonRules.Stopped(deciding, stopped);
                break;

            case UserTurnCommitted committed:
                PersonRules.Committed(deciding, committed.ItemId);
                break;

            case IdleTimedOut idle:
                PersonRules.TimedOut(deciding, idle);
                break;

            case UserTranscriptDelta delta:
                PersonRules.Heard(deciding, delta.ItemId, text => text + delta.Delta, final: false);
                break;

            case UserTranscriptDone done:
                PersonRules.Heard(deciding, done.ItemId, _ => done.Text, final: true);
                break;

            case UserTranscriptFailed failed:
                OverlapRules.WordsUnknown(deciding, failed.ItemId);
                PersonRules.Heard(deciding, failed.ItemId, text => text, final: true);
                Fault(deciding, failed.Fault);
                break;

            case ResponseStarted started:
                var requestId = started.Metadata?.GetValueOrDefault(ResponseMachine.RequestKey);
                deciding.Responses(new Began(started.ResponseId, requestId));
                break;

            case ResponseItemStarted or AssistantAudioStarted or AssistantAudioDone or AssistantTextDelta or AssistantTextDone:
                ResponseRules.Apply(deciding, realtimeEvent);
                break;

            case ToolRequested requested:
                CallRules.Requested(deciding, requested);
                break;

            case ResponseFinished finished:
                deciding.Responses(ResponseRules.Ending(deciding, finished));
                break;

            case ItemAdded { Kind: ItemKind.ToolOutput } added:
                deciding.Responses(new OutputConfirmed(added.ItemId));
                deciding.Calls(new CallOutputConfirmed(added.ItemId));
                break;

            case RealtimeFaulted faulted:
                Fault(deciding, faulted.Fault);
                Refuse(deciding, faulted.Fault);
                break;

            case MessageRejected rejected:
                deciding.Announce(new ErrorEvent("malformed_message", ErrorClass.Benign, rejected.Reason));
                break;
        }
    }

    internal static void Fault(Deciding deciding, RealtimeFault fault) => deciding.Announce(
        new ErrorEvent(fault.Code ?? fault.Type, FaultTable.Classify(fault), fault.Message));

    private static void Refuse(Deciding deciding, RealtimeFault fault)
    {
        if (HandRules.Refused(deciding, fault))
        {
            return;
        }

        if (fault.CommandId is { } commandId)
        {
            if (HandoffRules.Rejected(deciding, commandId))
            {
                return;
            }

            deciding.Responses(new Refused(commandId, fault));
        }
        else if (fault.Code != FaultCodes.ActiveResponseInTheWay)
        {
            return;
        }
        else if (deciding.State.Turn.AnswerAwaited)
        {
            // Turn detection could not begin the answer because the one before had not ended: it is ours to ask for now.
            deciding.Turn(new AnswerMissed());
            deciding.Responses(new HeldChanged(deciding.State.Turn.PersonSpeaking));
            deciding.Responses(new Wished(deciding.TurnRequest()));
        }
        else if (deciding.State.Responses.Sent is { } sent)
        {
            deciding.Responses(new Refused(sent.Request.Id, fault));
        }
    }
}
