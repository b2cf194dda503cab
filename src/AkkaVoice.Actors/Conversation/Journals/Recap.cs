using System.Text;

namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>
/// What was said earlier, shortened: the beginnings of what both said, and what tools answered. Of the agent's words only those that were
/// heard. The latest lines come first into the limit; those that do not fit are left out.
/// </summary>
internal static class Recap
{
    /// <summary>The item's id in the model's conversation.</summary>
    internal const string ItemId = "recap";

    private const string Heading = "What was said earlier in this conversation, shortened:";
    private const string Earlier = "(Of what was said before that nothing is kept.)";
    private const int LineLength = 160;

    internal static string? Of(IEnumerable<JournalItem> items, int maxCharacters)
    {
        var all = items.Select(Line).OfType<string>().ToList();
        var (first, left) = (all.Count, maxCharacters - Heading.Length - Earlier.Length - 2);
        while (first > 0 && left > all[first - 1].Length)
        {
            left -= all[--first].Length + 1;
        }

        if (first == all.Count)
        {
            return null;
        }

        var text = new StringBuilder(Heading);
        if (first > 0)
        {
            text.Append('\n').Append(Earlier);
        }

        return text.Append('\n').AppendJoin('\n', all.Skip(first)).ToString();
    }

    private static string? Line(JournalItem item) => item switch
    {
        PersonItem { Committed: true, Ignored: false, Text.Length: > 0 } person => $"Person: {Shorten(person.Text)}",
        AssistantItem { HeardText.Length: > 0 } assistant => $"You: {Shorten(assistant.HeardText)}",
        ToolItem { Output: { } output } tool => $"{tool.Name}: {Shorten(output)}",
        _ => null,
    };

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length <= LineLength)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', LineLength - 1);
        if (end < LineLength / 2)
        {
            end = char.IsHighSurrogate(line[LineLength - 2]) ? LineLength - 2 : LineLength - 1;
        }

        return line[..end] + "…";
    }
}
