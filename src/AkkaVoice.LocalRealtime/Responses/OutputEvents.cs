using System.Text.Json;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>The events of one output item, in the order in which the service sends them. Each "done" repeats exactly the deltas before it.</summary>
/// <param name="events">Where to.</param>
/// <param name="random">Source of the obfuscation strings.</param>
internal sealed class OutputEvents(EventWriter events, Random random)
{
    private const string ObfuscationAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public void ItemAdded(string responseId, OutputItem item) =>
        WithItem(ServerEventTypes.OutputItemAdded, responseId, item);

    public void ItemDone(string responseId, OutputItem item) =>
        WithItem(ServerEventTypes.OutputItemDone, responseId, item);

    public void PartAdded(string responseId, OutputItem item) =>
        WithPart(ServerEventTypes.ContentPartAdded, responseId, item, string.Empty);

    public void PartDone(string responseId, OutputItem item) =>
        WithPart(ServerEventTypes.ContentPartDone, responseId, item, item.Text.AsSpan(0, item.TextSent));

    public void TextDelta(string responseId, OutputItem item, ReadOnlySpan<char> delta, double? thinkingMs)
    {
        var json = Begin(item.IsCall ? ServerEventTypes.ArgumentsDelta : item.IsSpoken ? ServerEventTypes.TranscriptDelta : ServerEventTypes.TextDelta, responseId, item);
        json.WriteString("delta"u8, delta);
        Span<char> obfuscation = stackalloc char[16];
        obfuscation = obfuscation[..random.Next(1, obfuscation.Length + 1)];
        random.GetItems(ObfuscationAlphabet, obfuscation);
        json.WriteString("obfuscation"u8, obfuscation);
        End(json, thinkingMs);
    }

    public void AudioDelta(string responseId, OutputItem item, ReadOnlySpan<byte> delta, double? thinkingMs)
    {
        var json = Begin(ServerEventTypes.AudioDelta, responseId, item);
        json.WriteBase64String("delta"u8, delta);
        End(json, thinkingMs);
    }

    /// <summary>The "done" events of the item's deltas.</summary>
    public void DeltasDone(string responseId, OutputItem item)
    {
        var text = item.Text.AsSpan(0, item.TextSent);
        if (item.IsCall)
        {
            var json = Begin(ServerEventTypes.ArgumentsDone, responseId, item);
            json.WriteString("name"u8, item.FunctionName);
            json.WriteString("arguments"u8, text);
            events.End();
        }
        else if (item.IsSpoken)
        {
            Begin(ServerEventTypes.AudioDone, responseId, item);
            events.End();
            Begin(ServerEventTypes.TranscriptDone, responseId, item).WriteString("transcript"u8, text);
            events.End();
        }
        else
        {
            Begin(ServerEventTypes.TextDone, responseId, item).WriteString("text"u8, text);
            events.End();
        }
    }

    private Utf8JsonWriter Begin(string type, string responseId, OutputItem item)
    {
        var json = events.Begin(type);
        json.WriteString("response_id"u8, responseId);
        json.WriteString("item_id"u8, item.Id);
        json.WriteNumber("output_index"u8, item.Index);
        if (item.IsCall)
        {
            json.WriteString("call_id"u8, item.CallId);
        }
        else
        {
            json.WriteNumber("content_index"u8, 0);
        }

        return json;
    }

    private void End(Utf8JsonWriter json, double? thinkingMs)
    {
        if (thinkingMs is { } ms)
        {
            json.WriteStartObject("x_akkavoice"u8);
            json.WriteNumber("thinking_ms"u8, Math.Round(ms, 3));
            json.WriteEndObject();
        }

        events.End();
    }

    private void WithItem(string type, string responseId, OutputItem item)
    {
        var json = events.Begin(type);
        json.WriteString("response_id"u8, responseId);
        json.WriteNumber("output_index"u8, item.Index);
        ItemWriter.Write(json, "item", item.ToConversationItem());
        events.End();
    }

    private void WithPart(string type, string responseId, OutputItem item, ReadOnlySpan<char> text)
    {
        var json = Begin(type, responseId, item);
        json.WriteStartObject("part"u8);
        json.WriteString("type"u8, item.IsSpoken ? "audio"u8 : "text"u8);
        json.WriteString(item.IsSpoken ? "transcript"u8 : "text"u8, text);
        json.WriteEndObject();
        events.End();
    }
}
