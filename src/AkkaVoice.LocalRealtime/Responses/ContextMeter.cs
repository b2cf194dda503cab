using AkkaVoice.LocalRealtime.Conversations;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>
/// Counts the tokens of each response's context, and how much of its beginning the response before had too: that part counts as cached, as
/// long as instructions and tools stayed the same.
/// </summary>
internal sealed class ContextMeter
{
    private string _prefix = string.Empty;
    private List<ConversationItem> _items = [];

    public Usage Measure(ResponseSettings settings, IReadOnlyList<ConversationItem> items)
    {
        var prefix = settings.Instructions + settings.Tools.Raw?.GetRawText();
        var (text, audio) = (TokenCount.OfText(prefix), 0);
        var isCached = prefix == _prefix;
        var (cachedText, cachedAudio) = isCached ? (text, 0) : (0, 0);
        for (var i = 0; i < items.Count; i++)
        {
            var (itemText, itemAudio) = CountOf(items[i]);
            text += itemText;
            audio += itemAudio;
            isCached = isCached && i < _items.Count && _items[i].Id == items[i].Id && CountOf(_items[i]) == (itemText, itemAudio);
            if (isCached)
            {
                cachedText += itemText;
                cachedAudio += itemAudio;
            }
        }

        _prefix = prefix;
        _items = [.. items];
        return new Usage(text, audio, cachedText, cachedAudio);
    }

    private static (int Text, int Audio) CountOf(ConversationItem item)
    {
        var text = TokenCount.OfText(item.Name) + TokenCount.OfText(item.Arguments) + TokenCount.OfText(item.Output);
        var audio = 0;
        foreach (var part in item.Content)
        {
            // The transcript of the caller's audio is never shown to a model; a data URI is not text.
            text += part.Type switch
            {
                ContentType.InputText or ContentType.OutputText => TokenCount.OfText(part.Text),
                ContentType.OutputAudio => TokenCount.OfText(part.Transcript),
                _ => 0,
            };
            audio += item.Role == "assistant" ? TokenCount.OfAssistantAudio(part.Audio.Length) : TokenCount.OfUserAudio(part.Audio.Length);
        }

        return (text, audio);
    }
}
