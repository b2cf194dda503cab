using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>Tells observers the words of both sides, and once for each item that they are final.</summary>
internal static class Transcripts
{
    /// <summary>The agent's words so far. What was heard of them is not known before the item's end.</summary>
    internal static void Partial(Deciding deciding, string itemId)
    {
        if (deciding.State.Journal.TryFind<AssistantItem>(itemId, out var item) && !item.Settled)
        {
            deciding.Announce(new TranscriptEvent(Speaker.Assistant, itemId, item.Text, Final: false, item.HeardText));
        }
    }

    /// <summary>Settles an item of the agent when its words and its hearing are both final, and tells them.</summary>
    internal static void Final(Deciding deciding, string itemId)
    {
        if (!deciding.State.Journal.TryFind<AssistantItem>(itemId, out var item) || item.Settled)
        {
            return;
        }

        var final = item.Progress is AssistantProgress.Cut or AssistantProgress.Unheard
            || (item.Progress == AssistantProgress.Complete && item.TextFinal);
        if (!final)
        {
            return;
        }

        deciding.Write(journal => journal.Change<AssistantItem>(itemId, open => open with { Settled = true }));
        if (item.Text.Length > 0)
        {
            deciding.Announce(new TranscriptEvent(Speaker.Assistant, itemId, item.Text, Final: true, item.HeardText));
        }
    }

    /// <summary>The person's words so far, or all of them.</summary>
    internal static void Person(Deciding deciding, PersonItem item) => deciding.Announce(
        new TranscriptEvent(Speaker.User, item.Id, item.Text, item.TextFinal, item.Text));
}
