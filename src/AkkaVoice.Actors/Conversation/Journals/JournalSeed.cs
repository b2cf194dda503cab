using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>
/// What a new connection is told of the conversation so far: text, and of the agent's words only those that were heard. A turn of the
/// person whose words are not known is told as its audio. Assistant text seeds as written text, so nothing of it can be truncated later.
/// </summary>
public static class JournalSeed
{
    /// <summary>Makes what a new connection is told of an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Nothing, an item, or a call and its output.</returns>
    public static IEnumerable<ConversationItem> Items(JournalItem item)
    {
        switch (item)
        {
            case PersonItem { Ignored: true }:
                break;

            case PersonItem { Committed: true, Text.Length: > 0 } person:
                yield return new TextMessage(ItemKind.User, person.Text) { Id = SeedIds.Of(item.Id) };
                break;

            case PersonItem { Committed: true } person:
                yield return new StoredTurn(person.Id) { Id = SeedIds.Of(item.Id) };
                break;

            case AssistantItem { HeardText.Length: > 0 } assistant:
                yield return new TextMessage(ItemKind.Assistant, assistant.HeardText) { Id = SeedIds.Of(item.Id) };
                break;

            case ToolItem { Output: { } output } tool:
                yield return Call(tool);
                yield return new ToolOutputMessage(SeedIds.Of(tool.CallId), output);
                break;
        }
    }

    /// <summary>Makes the call alone, for an output that is sent on its own.</summary>
    /// <param name="tool">The call.</param>
    /// <returns>The item.</returns>
    public static ConversationItem Call(ToolItem tool) =>
        new ToolCallMessage(SeedIds.Of(tool.CallId), tool.Name, tool.Arguments) { Id = SeedIds.Of(tool.Id) };
}
