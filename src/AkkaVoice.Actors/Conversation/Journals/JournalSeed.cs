using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>
/// What a new connection is told of the conversation so far: text only, and of the agent's words only those that were heard.
/// Assistant text seeds as written text, so nothing of it can be truncated later.
/// </summary>
public static class JournalSeed
{
    /// <summary>The longest id that the service accepts from a client, in characters.</summary>
    public const int MaxIdLength = 32;

    /// <summary>Makes the items of a journal.</summary>
    /// <param name="journal">The journal.</param>
    /// <returns>The items, in order.</returns>
    public static IEnumerable<ConversationItem> Items(Journal journal)
    {
        foreach (var item in journal.Items)
        {
            switch (item)
            {
                case PersonItem { Committed: true, Text.Length: > 0 } person:
                    yield return new TextMessage(ItemKind.User, person.Text) { Id = Id(item.Id) };
                    break;

                case AssistantItem { HeardText.Length: > 0 } assistant:
                    yield return new TextMessage(ItemKind.Assistant, assistant.HeardText) { Id = Id(item.Id) };
                    break;

                case ToolItem { Output: { } output } tool:
                    var callId = CallId(tool.CallId);
                    yield return new ToolCallMessage(callId, tool.Name, tool.Arguments) { Id = Id(item.Id) };
                    yield return new ToolOutputMessage(callId, output);
                    break;
            }
        }
    }

    // An id that is too long is left out: the service then makes one of its own, and nothing refers to seeded items.
    private static string? Id(string id) => id.Length <= MaxIdLength ? id : null;

    // A call's id ties two items together, so it cannot be left out. Its end differs where its start is a common prefix.
    private static string CallId(string id) => id.Length <= MaxIdLength ? id : id[^MaxIdLength..];
}
