using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Voice;
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
                Begin(deciding, delta.ResponseId, delta.ItemId);
                Words(deciding, delta.ItemId, item => item with { Text = item.Text + delta.Delta, Spoken = delta.Spoken });
                Transcripts.Partial(deciding, delta.ItemId);
                break;

            case AssistantTextDone done when deciding.IsLive(done.ResponseId):
                Begin(deciding, done.ResponseId, done.ItemId);
                Words(deciding, done.ItemId, item => item with
                {
                    Text = done.Text,
                    TextFinal = true,
                    Spoken = done.Spoken,
                    Progress = done.Spoken ? item.Progress : AssistantProgress.Complete,
                });
                Transcripts.Final(deciding, done.ItemId);
                break;
        }
    }

    /// <summary>A response is over, however that came about.</summary>
    internal static void Over(Deciding deciding, ActiveResponse response, ResponseChange cause)
    {
        var finished = (cause as Ended)?.Finished;
        deciding.Change(state => state with { Voice = VoiceLedger.CompleteAll(state.Voice, response.Id, deciding.At) });
        var lost = cause is ConnectedChanged;
        foreach (var item in deciding.State.Journal.Items.OfType<AssistantItem>().Where(item => item.ResponseId == response.Id))
        {
            CloseItem(deciding, item, lost);
        }

        if (response.Dropped && !deciding.State.Voice.Flushes.Exists(flush => flush.ResponseIds.Contains(response.Id)))
        {
            Interruption.ForgetUnheard(deciding, response.Id);
        }

        if (finished?.Fault is { } fault)
        {
            ModelRules.Fault(deciding, fault);
        }

        var stopped = response.Dropped || finished?.Outcome == ResponseOutcome.Cancelled;
        deciding.Calls(new CallingResponseOver(response.Id, WantsReply: !stopped));
    }

    private static void CloseItem(Deciding deciding, AssistantItem item, bool lost)
    {
        if (item.Settled)
        {
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

    private static void Begin(Deciding deciding, string responseId, string itemId) =>
        deciding.Write(journal => journal.Add(new AssistantItem(itemId, deciding.At, responseId)));

    private static void Words(Deciding deciding, string itemId, Func<AssistantItem, AssistantItem> change) =>
        deciding.Write(journal => journal.Change<AssistantItem>(itemId, item => item.Settled ? item : change(item)));
}
