using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Actors.Conversation.Voice;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>The person's turns.</summary>
internal static class PersonRules
{
    internal static void Started(Deciding deciding, UserSpeechStarted started)
    {
        // Before anything else: this is what the person is waiting for.
        deciding.Change(state => state with { OpenTurn = started.ItemId });
        OverlapRules.Began(deciding, started.ItemId);
        deciding.Announce(new SpeechStartedEvent(started.ItemId, started.AudioStartMs));
        deciding.Turn(new PersonStarted());
        PersonAudio.Started(deciding, started);
        deciding.Write(journal => journal.Add(new PersonItem(started.ItemId, deciding.At)));
        deciding.Change(state => state with { Clock = AnswerClock.Stopped, StoppedTurn = null });
    }

    internal static void Stopped(Deciding deciding, UserSpeechStopped stopped)
    {
        deciding.Announce(new SpeechStoppedEvent(stopped.ItemId, stopped.AudioEndMs));
        PersonAudio.Stopped(deciding, stopped);
        TurnOver(deciding, stopped.ItemId);
        OverlapRules.Ended(deciding);
        if (!deciding.Options.EngineReplies)
        {
            deciding.Change(state => state with { OpenTurn = null });
        }
    }

    internal static void Committed(Deciding deciding, string itemId)
    {
        if (deciding.State.StoppedTurn == itemId && !deciding.State.Journal.TryFind<PersonItem>(itemId, out _))
        {
            // The silence that an idle timeout stands for: an item to the model, nobody's words to anyone else.
            return;
        }

        // Not every way of turn detection tells the end of speech; that a turn is complete is always told. Where it does, the turn is
        // turn detection's own, and no answer to a commit by hand that is on its way.
        var detected = deciding.State.StoppedTurn == itemId;
        TurnOver(deciding, itemId);
        deciding.Write(journal => journal
            .Add(new PersonItem(itemId, deciding.At))
            .Change<PersonItem>(itemId, item => item with { Committed = true }));
        PersonAudio.Committed(deciding, itemId);
        deciding.Calls(new PersonHadTurn());
        deciding.Change(state => state with { OpenTurn = null });
        OverlapRules.Ended(deciding);
        if (detected || !HandRules.Committed(deciding))
        {
            OverlapRules.Committed(deciding, itemId);
        }
    }

    internal static void TimedOut(Deciding deciding, IdleTimedOut idle)
    {
        var itemId = idle.ItemId;
        deciding.Line(line => line with { CommittedToMs = idle.AudioEndMs });
        deciding.Change(state => state with { StoppedTurn = itemId });
        deciding.Turn(new AnswerPromised());
    }

    internal static void Heard(Deciding deciding, string itemId, Func<string, string> change, bool final)
    {
        if (!deciding.State.Journal.TryFind<PersonItem>(itemId, out var before) || before.TextFinal)
        {
            return;
        }

        var item = before with { Text = change(before.Text), TextFinal = final };
        deciding.Write(journal => journal.Change<PersonItem>(itemId, _ => item));
        PersonAudio.Worded(deciding, item);
        if (item.Text.Length > 0)
        {
            Transcripts.Person(deciding, item);
        }

        OverlapRules.Words(deciding, itemId, item.Text, final);
    }

    private static void TurnOver(Deciding deciding, string itemId)
    {
        if (deciding.State.StoppedTurn == itemId)
        {
            return;
        }

        deciding.Change(state => state with
        {
            StoppedTurn = itemId,
            Clock = AnswerClock.TurnEnded(deciding.At, deciding.Options.TurnEndSilence),
        });
        deciding.Turn(new PersonStopped(deciding.Options.ServerReplies));
    }
}
