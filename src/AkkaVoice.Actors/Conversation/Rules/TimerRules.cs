using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Deadlines that have passed.</summary>
internal static class TimerRules
{
    internal static void Apply(Deciding deciding, ConversationTimer timer)
    {
        switch (timer)
        {
            case ConversationTimer.AnswerOverdue when deciding.State.Turn.AnswerAwaited:
                deciding.Announce(new ErrorEvent("answer_missing", ErrorClass.Retry, "The service did not answer the person's turn in time."));
                deciding.Turn(new AnswerMissed());
                deciding.Responses(new HeldChanged(deciding.State.Turn.PersonSpeaking));
                deciding.Responses(new Wished(deciding.TurnRequest()));
                break;

            case ConversationTimer.PersonAway:
                deciding.Turn(new PersonWentAway());
                break;

            case ConversationTimer.CreateOverdue or ConversationTimer.CreateRetry or ConversationTimer.CancelOverdue:
                deciding.Responses(new ResponseTimerElapsed(timer));
                break;

            case ConversationTimer.ResponseStalled:
                Watchdogs.ResponseTimer(deciding);
                break;

            case ConversationTimer.VoiceStalled:
                Watchdogs.VoiceTimer(deciding);
                break;

            case ConversationTimer.CommitOverdue:
                HandRules.Overdue(deciding);
                break;

            case ConversationTimer.ToolSlow:
                FillerRules.ToolSlow(deciding);
                break;

            case ConversationTimer.SpeechCounts or ConversationTimer.SpeechSure or ConversationTimer.WordsOverdue:
                OverlapRules.Elapsed(deciding, timer);
                break;

            case ConversationTimer.FlushOverdue:
                Interruption.Overdue(deciding);
                break;

            case ConversationTimer.SpeechUnconfirmed:
                LinkRules.SpeechUnconfirmed(deciding);
                break;
        }
    }
}
