using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>
/// What was said and done in a conversation, and what the person really heard of it. Written once, by the conversation's
/// machines; transcripts, reports and the memory of a new connection are all derived from it. A value: a change makes a new one.
/// </summary>
public sealed record Journal
{
    /// <summary>Nothing yet.</summary>
    public static readonly Journal Empty = new();

    /// <summary>The items, ordered by when they began.</summary>
    public ImmutableList<JournalItem> Items { get; private init; } = [];

    private ImmutableDictionary<string, int> Places { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The agent in force; null while the first one still is.</summary>
    public string? Agent => Items.FindLast(item => item is HandoffItem) is HandoffItem last ? last.To : null;

    /// <summary>Whether the agent's voice may have begun since a moment; the service fixes its voice with that.</summary>
    /// <param name="since">The moment, since the session's start.</param>
    /// <returns>Whether there is an item of the agent that is spoken.</returns>
    public bool HasSpokenSince(TimeSpan since) => Items.Exists(item => item is AssistantItem { Spoken: true } said && said.At >= since);

    /// <summary>Looks for an item.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="id">Its id.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether there is one of that kind.</returns>
    public bool TryFind<T>(string id, [NotNullWhen(true)] out T? item)
        where T : JournalItem
    {
        item = Places.TryGetValue(id, out var place) ? Items[place] as T : null;
        return item is not null;
    }

    /// <summary>Whether there is an item, of whatever kind.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there is.</returns>
    internal bool Contains(string id) => Places.ContainsKey(id);

    /// <summary>Appends an item. An item that is there already is left as it is.</summary>
    /// <param name="item">The item.</param>
    /// <returns>A journal with it.</returns>
    public Journal Add(JournalItem item) => Places.ContainsKey(item.Id)
        ? this
        : new Journal { Items = Items.Add(item), Places = Places.Add(item.Id, Items.Count) };

    /// <summary>Changes an item. Nothing happens when there is none of that kind.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="id">Its id.</param>
    /// <param name="change">Makes the new item out of the old one.</param>
    /// <returns>A journal with the change.</returns>
    public Journal Change<T>(string id, Func<T, T> change)
        where T : JournalItem =>
        TryFind<T>(id, out var item) ? this with { Items = Items.SetItem(Places[id], change(item)) } : this;

    /// <summary>Gives an item another id. Nothing happens when there is none, or the new id is taken.</summary>
    /// <param name="id">The item.</param>
    /// <param name="newId">Its new id.</param>
    /// <returns>A journal with the change; the item keeps its place.</returns>
    public Journal Rename(string id, string newId) => Places.TryGetValue(id, out var place) && !Places.ContainsKey(newId)
        ? new Journal { Items = Items.SetItem(place, Items[place] with { Id = newId }), Places = Places.Remove(id).Add(newId, place) }
        : this;

    /// <summary>Writes a tool's answer to its call. Nothing happens when there is no such call or it has an answer.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="output">What the model was told.</param>
    /// <param name="ok">Whether the tool did what it should.</param>
    /// <returns>A journal with the answer.</returns>
    public Journal Answer(string callId, string output, bool ok)
    {
        var place = Items.FindLastIndex(item => item is ToolItem { Output: null } tool && tool.CallId == callId);
        return place < 0
            ? this
            : this with { Items = Items.SetItem(place, (ToolItem)Items[place] with { Output = output, Ok = ok }) };
    }

    /// <summary>The conversation as it was heard: what both said, in order, without what came to nothing.</summary>
    /// <returns>The lines.</returns>
    public IEnumerable<JournalLine> Lines()
    {
        foreach (var item in Items)
        {
            var line = item switch
            {
                PersonItem { Committed: true, Ignored: false } person => new JournalLine(item.At, Events.Speaker.User, person.Text, person.Text),
                AssistantItem { Progress: not AssistantProgress.Unheard } assistant =>
                    new JournalLine(item.At, Events.Speaker.Assistant, assistant.Text, assistant.HeardText),
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }
}

/// <summary>One turn of a conversation as text.</summary>
/// <param name="At">When it began, since the session's start.</param>
/// <param name="Speaker">Whose words.</param>
/// <param name="Text">All the words.</param>
/// <param name="Heard">Those that were heard.</param>
public sealed record JournalLine(TimeSpan At, Events.Speaker Speaker, string Text, string Heard);
