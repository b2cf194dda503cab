using System.Collections.Immutable;

namespace AkkaVoice.Actors.Conversation.Voice;

/// <summary>
/// Keeps account of the agent's speech between the socket and the person's ear. The model's events and the playout's reach
/// the session on different ways; the account tolerates either being ahead.
/// </summary>
internal static class VoiceLedger
{
    /// <summary>An item's audio began to arrive.</summary>
    internal static VoiceState Arrived(VoiceState state, string responseId, string itemId) =>
        Find(state, itemId) < 0 ? state with { Items = state.Items.Add(new VoiceItem(responseId, itemId)) } : state;

    /// <summary>An item's audio has arrived to its end.</summary>
    internal static VoiceState Complete(VoiceState state, string itemId, TimeSpan at) =>
        Change(state, itemId, item => item with { CompleteAt = item.CompleteAt ?? at });

    /// <summary>A response is over, so its audio has arrived whether or not each item's end was told.</summary>
    internal static VoiceState CompleteAll(VoiceState state, string responseId, TimeSpan at) => state with
    {
        Items = state.Items.ConvertAll(item =>
            item.ResponseId == responseId ? item with { CompleteAt = item.CompleteAt ?? at } : item),
    };

    /// <summary>An item's first sample was handed to the room.</summary>
    internal static VoiceState Started(VoiceState state, string responseId, string itemId)
    {
        state = Change(Arrived(state, responseId, itemId), itemId, item => item with { Started = true });
        return state with { Heard = true };
    }

    /// <summary>An item was heard to its end, or thrown away.</summary>
    internal static VoiceState Gone(VoiceState state, string itemId)
    {
        var index = Find(state, itemId);
        return index < 0 ? state : Rest(state with { Items = state.Items.RemoveAt(index) });
    }

    /// <summary>All items of some responses were thrown away.</summary>
    internal static VoiceState Gone(VoiceState state, ImmutableArray<string> responseIds) =>
        Rest(state with { Items = state.Items.RemoveAll(item => responseIds.Contains(item.ResponseId)) });

    /// <summary>
    /// The playout ran empty. Items that were complete by then are over even if their own end was not told; those of
    /// which audio came later are not, because this report may be older than that audio.
    /// </summary>
    internal static VoiceState Drained(VoiceState state, TimeSpan at) =>
        Rest(state with { Items = state.Items.RemoveAll(item => item.CompleteAt <= at) });

    /// <summary>A flush was asked for.</summary>
    internal static VoiceState Flushing(VoiceState state, PendingFlush flush) =>
        state with { Flushes = state.Flushes.Add(flush), NextFlush = flush.FlushId + 1 };

    /// <summary>A flush was answered or given up.</summary>
    internal static VoiceState Flushed(VoiceState state, PendingFlush flush) =>
        Gone(state with { Flushes = state.Flushes.Remove(flush) }, flush.ResponseIds);

    private static VoiceState Rest(VoiceState state) => state.Items.IsEmpty ? state with { Heard = false } : state;

    private static VoiceState Change(VoiceState state, string itemId, Func<VoiceItem, VoiceItem> change)
    {
        var index = Find(state, itemId);
        return index < 0 ? state : state with { Items = state.Items.SetItem(index, change(state.Items[index])) };
    }

    private static int Find(VoiceState state, string itemId) => state.Items.FindIndex(item => item.ItemId == itemId);
}
