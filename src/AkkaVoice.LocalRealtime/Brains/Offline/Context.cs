using AkkaVoice.LocalRealtime.Conversations;

namespace AkkaVoice.LocalRealtime.Brains.Offline;

/// <summary>What of a conversation waits for an answer.</summary>
internal static class Context
{
    /// <summary>The last message of the user, when neither an answer nor a function call came after it.</summary>
    public static ConversationItem? UnansweredTurn(IReadOnlyList<ConversationItem> items)
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (IsFrom("user", items[i]))
                return items[i];
            if (IsFrom("assistant", items[i]) || items[i].Type == ItemType.FunctionCall)
                return null;
        }

        return null;
    }

    /// <summary>
    /// The function outputs that nobody has spoken of yet: those after the last message, and those of the given calls wherever they are.
    /// </summary>
    public static IReadOnlyList<ConversationItem> UnspokenOutputs(IReadOnlyList<ConversationItem> items, IReadOnlySet<string> openCalls)
    {
        var lastMessage = -1;
        for (var i = 0; i < items.Count; i++)
            lastMessage = IsFrom("user", items[i]) || IsFrom("assistant", items[i]) ? i : lastMessage;
        return [.. items.Where((item, i) => item.Type == ItemType.FunctionCallOutput && (i > lastMessage || openCalls.Contains(item.CallId!)))];
    }

    /// <summary>The arguments that a function was called with; null when the call is not in the context.</summary>
    public static string? ArgumentsOf(IReadOnlyList<ConversationItem> items, string? callId) =>
        items.FirstOrDefault(item => item.Type == ItemType.FunctionCall && item.CallId == callId)?.Arguments;

    /// <summary>What was last said to the user; null when nothing was, or nothing of it is known any more.</summary>
    public static string? LastAnswer(IReadOnlyList<ConversationItem> items) => items
        .Where(item => IsFrom("assistant", item))
        .Select(item => string.Join(' ', item.Content.Select(part => part.Text ?? part.Transcript).Where(text => !string.IsNullOrEmpty(text))))
        .LastOrDefault(text => text.Length > 0);

    private static bool IsFrom(string role, ConversationItem item) => item.Type == ItemType.Message && item.Role == role;
}
