using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Turns;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Another way of finding the person's turns, because another agent is in force.</summary>
internal static class TurnTakingRules
{
    /// <summary>
    /// What the service heard of a turn that was not over is nothing any more. It goes on listening, and finds the rest of it anew; or it listens for
    /// turns no longer, and what was said waits for a commit by hand.
    /// </summary>
    internal static void Replaced(Deciding deciding, bool listens)
    {
        var state = deciding.State;
        if (state.OpenTurn is null && state.Line.SpeakingFromMs is null)
        {
            return;
        }

        var open = state.Journal.Items.OfType<PersonItem>().LastOrDefault(item => !item.Committed)?.Id;
        OverlapRules.AnswerIf(deciding, OverlapRules.Forget(deciding));
        deciding.Line(line => line with { SpeakingFromMs = null, StoppedAtMs = null, CarriedTurn = listens ? open : null });
        deciding.Change(current => current with { OpenTurn = null });
        if (!state.Turn.PersonSpeaking)
        {
            return;
        }

        if (listens)
        {
            deciding.Do(new SetTimer(ConversationTimer.SpeechUnconfirmed, deciding.Options.SpeechTimeout));
        }
        else
        {
            deciding.Turn(new PersonStopped(AnswerExpected: false));
        }
    }
}
