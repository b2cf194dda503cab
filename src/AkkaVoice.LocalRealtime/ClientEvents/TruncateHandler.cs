using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.ClientEvents;

/// <summary>
/// Handles <c>conversation.item.truncate</c>: cuts an assistant's audio to what the caller heard and deletes its transcript, because
/// nobody knows which words were heard. The limit is the audio really sent, also while more of it is still generated.
/// </summary>
internal sealed class TruncateHandler(SessionContext session, ResponseManager responses)
{
    private const int BytesPerMs = 48;

    public void Handle(FieldReader fields, ConversationItem item)
    {
        var index = fields.Integer("content_index", fields.Required("content_index"), int.MinValue, int.MaxValue);
        var endMs = fields.Integer("audio_end_ms", fields.Required("audio_end_ms"), 0, int.MaxValue);
        var generated = responses.FindItem(item.Id);
        if (!IsSpoken(item, generated) || endMs == 0)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.UnsupportedContentType, "Only model output audio messages can be truncated", "item_id");
        }

        if (index != 0)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.InvalidValue, $"Content index {index} does not exist: the item has one content part.", "content_index");
        }

        Truncate(item, generated, endMs);
        ItemEvents.Truncated(session.Events, item.Id, index, endMs);
    }

    private static bool IsSpoken(ConversationItem item, OutputItem? generated) =>
        generated is not null ? generated.IsSpoken : item.Content is [{ Type: ContentType.OutputAudio }];

    private void Truncate(ConversationItem item, OutputItem? generated, int endMs)
    {
        if (generated is not null)
        {
            ThrowIfTooLate(generated.TruncatedAtMs ?? generated.SentMs, endMs);
            generated.TruncatedAtMs = endMs;
            if (generated.IsClosed)
            {
                session.Conversation.Replace(generated.ToConversationItem());
            }

            return;
        }

        var audio = item.Content[0].Audio;
        ThrowIfTooLate(audio.Length / BytesPerMs, endMs);
        session.Conversation.Replace(item with
        {
            Content = [item.Content[0] with { Audio = audio[..(endMs * BytesPerMs)], Transcript = null }],
        });
    }

    private static void ThrowIfTooLate(int sentMs, int endMs)
    {
        if (endMs > sentMs)
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.InvalidValue, $"Audio content of {sentMs}ms is already shorter than {endMs}ms", "audio_end_ms");
        }
    }
}
