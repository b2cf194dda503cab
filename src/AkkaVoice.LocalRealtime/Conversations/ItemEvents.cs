using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>The <c>conversation.item.*</c> events, except those of transcription.</summary>
internal static class ItemEvents
{
    public static void Added(EventWriter events, string? previousItemId, ConversationItem item) =>
        WithItem(events, ServerEventTypes.ItemAdded, previousItemId, item);

    public static void Done(EventWriter events, string? previousItemId, ConversationItem item) =>
        WithItem(events, ServerEventTypes.ItemDone, previousItemId, item);

    public static void Retrieved(EventWriter events, ConversationItem item)
    {
        var json = events.Begin(ServerEventTypes.ItemRetrieved);
        ItemWriter.Write(json, "item", item, withAudio: true);
        events.End();
    }

    public static void Truncated(EventWriter events, string itemId, int contentIndex, int audioEndMs)
    {
        var json = events.Begin(ServerEventTypes.ItemTruncated);
        json.WriteString("item_id"u8, itemId);
        json.WriteNumber("content_index"u8, contentIndex);
        json.WriteNumber("audio_end_ms"u8, audioEndMs);
        events.End();
    }

    public static void Deleted(EventWriter events, string itemId)
    {
        var json = events.Begin(ServerEventTypes.ItemDeleted);
        json.WriteString("item_id"u8, itemId);
        events.End();
    }

    private static void WithItem(EventWriter events, string type, string? previousItemId, ConversationItem item)
    {
        var json = events.Begin(type);
        json.WriteString("previous_item_id"u8, previousItemId);
        ItemWriter.Write(json, "item", item);
        events.End();
    }
}
