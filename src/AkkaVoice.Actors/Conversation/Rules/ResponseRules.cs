using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Voice;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>
/// What a response brings. Everything is kept by item, because items of one response interleave; what comes of a response
/// that is over or must not be heard changes nothing.
/// </summary>
internal static class ResponseRules
{
    internal static void Apply(Deciding deciding, RealtimeEvent realtimeEvent)
    {
        switch (realtimeEvent)
        {
            case ResponseItemStarted { Kind: ItemKind.Assistant } started when IsActive(deciding, started.ResponseId):
                // Also when nothing more may be heard: what the model began must be taken out of its memory again.
                deciding.Write(journal => journal.Add(new AssistantItem(started.ItemId, deciding.At, started.ResponseId)));
                break;

            case AssistantAudioStarted started when deciding.IsLive(started.ResponseId):
                Begin(deciding, started.ResponseId, started.ItemId);
                deciding.Change(state => state with
                {
                    Voice = VoiceLedger.Arrived(state.Voice, started.ResponseId, started.ItemId),
                    Clock = state.Clock.AudioArrived(deciding.At, started.ServerThinking),
                });
                break;

            case AssistantAudioDone done when deciding.IsLive(done.ResponseId):
                deciding.Change(state => state with { Voice = VoiceLedger.Complete(state.Voice, done.ItemId, deciding.At) });
                deciding.Write(journal => journal.Change<AssistantItem>(done.ItemId, item => item with { AudioComplete = true }));
                break;

            case AssistantTextDelta delta when deciding.IsLive(delta.ResponseId):
                MoreWords(deciding, delta);
                break;

            case AssistantTextDone done when deciding.IsLive(done.ResponseId):
                Begin(deciding, done.ResponseId, done.ItemId);
                Words(deciding, done.ItemId, item => item with
                {
                    Text = done.Text,
                    TextFinal = true,
                    Spoken = done.Spoken,
                    Progress = done.Spoken || deciding.Options.Spoken ? item.Progress : AssistantProgress.Complete,
                });
                Transcripts.Final(deciding, done.ItemId);
                break;
        }
    }

    /// <summary>The service says that a response is over: what that means for whoever waits for it.</summary>
    internal static Ended Ending(Deciding deciding, ResponseFinished finished)
    {
        var state = deciding.State;
        var items = state.Journal.Items.OfType<AssistantItem>().Where(item => item.ResponseId == finished.ResponseId).ToList();
        var called = state.Calls.Batches.ContainsKey(finished.ResponseId);
        return new Ended(finished, state.Voice.Has(finished.ResponseId))
        {
            Called = called,
            Heard = items.Exists(item => item.HeardMs > 0),
            Written = deciding.Options.Spoken && !called && finished.Outcome == ResponseOutcome.Completed
                && items.Exists(item => item is { Spoken: false, Text.Length: > 0 }) && items.TrueForAll(item => !item.Spoken),
        };
    }

    /// <summary>A response is over, however that came about.</summary>
    internal static void Over(Deciding deciding, ActiveResponse response, ResponseChange cause)
    {
        var finished = (cause as Ended)?.Finished;
        deciding.Change(state => state with { Voice = VoiceLedger.CompleteAll(state.Voice, response.Id, deciding.At) });
        var lost = cause is ConnectedChanged;
        foreach (var item in deciding.State.Journal.Items.OfType<AssistantItem>().Where(item => item.ResponseId == response.Id))
        {
            CloseItem(deciding, item, lost, written: cause is Ended { Written: true });
        }

        if (response.Dropped && !deciding.State.Voice.Flushes.Exists(flush => flush.ResponseIds.Contains(response.Id)))
        {
            Interruption.ForgetUnheard(deciding, response.Id);
        }

        if (cause is Ended { Written: true })
        {
            deciding.Announce(new ErrorEvent("written_answer", ErrorClass.Retry, "The model answered in writing where a voice was asked for."));
        }

        if (finished?.Fault is { } fault)
        {
            ModelRules.Fault(deciding, fault);
            if (FaultTable.Classify(fault) == ErrorClass.Fatal)
            {
                deciding.Do(new EndSession(SessionEndReason.AccountProblem, fault.Message));
            }
        }

        var stopped = response.Dropped || finished?.Outcome == ResponseOutcome.Cancelled;
        deciding.Calls(new CallingResponseOver(response.Id, WantsReply: !stopped));
    }

    private static void CloseItem(Deciding deciding, AssistantItem item, bool lost, bool written)
    {
        if (item.Settled)
        {
            return;
        }

        if (written)
        {
            // What stands written in its memory moves the model to write again.
            Interruption.Forget(deciding, item.Id);
            return;
        }

        deciding.Write(journal => journal.Change<AssistantItem>(item.Id, open => open with
        {
            TextFinal = true,
            AudioComplete = open.AudioComplete || !lost,
            BrokenOff = lost && open.Spoken && !open.AudioComplete,
            Progress = open.Progress != AssistantProgress.Open ? open.Progress
                : !open.Spoken ? AssistantProgress.Complete
                : lost && !deciding.State.Voice.Items.Exists(voice => voice.ItemId == open.Id) ? AssistantProgress.Unheard
                : AssistantProgress.Open,
        }));
        Transcripts.Final(deciding, item.Id);
    }

    private static bool IsActive(Deciding deciding, string responseId) => deciding.State.Responses.Active?.Id == responseId;

    // A function of its own: the captures of what lies behind a case would be made for every event of the switch.
    private static void MoreWords(Deciding deciding, AssistantTextDelta delta)
    {
        Begin(deciding, delta.ResponseId, delta.ItemId);
        Words(deciding, delta.ItemId, item => item with { Text = item.Text + delta.Delta, Spoken = delta.Spoken });
        Transcripts.Partial(deciding, delta.ItemId);
    }

    private static void Begin(Deciding deciding, string responseId, string itemId)
    {
        if (!deciding.State.Journal.Contains(itemId))
        {
            Add(deciding, responseId, itemId);
        }
    }

    private static void Add(Deciding deciding, string responseId, string itemId) =>
        deciding.Write(journal => journal.Add(new AssistantItem(itemId, deciding.At, responseId)));

    private static void Words(Deciding deciding, string itemId, Func<AssistantItem, AssistantItem> change) =>
        deciding.Write(journal => journal.Change<AssistantItem>(itemId, item => item.Settled ? item : change(item)));
}
