namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>The default conversation: items in their order. An item is in it from the moment it is announced to the client.</summary>
internal sealed class ConversationStore
{
    private readonly List<ConversationItem> _items = [];

    public int Count => _items.Count;

    public string? LastId => _items.Count == 0 ? null : _items[^1].Id;

    public ConversationItem? Find(string id) => IndexOf(id) is var i and >= 0 ? _items[i] : null;

    public bool HasCall(string callId) => _items.Exists(item => item.Type == ItemType.FunctionCall && item.CallId == callId);

    /// <summary>The items at this moment, oldest first.</summary>
    public IReadOnlyList<ConversationItem> Snapshot() => [.. _items];

    /// <summary>Adds at the end.</summary>
    /// <returns>Id of the item before it, or null.</returns>
    public string? Append(ConversationItem item)
    {
        var previous = LastId;
        _items.Add(item);
        return previous;
    }

    /// <summary>Adds at the front.</summary>
    public void Prepend(ConversationItem item) => _items.Insert(0, item);

    /// <summary>Adds after <paramref name="previousId"/>.</summary>
    /// <returns>False when there is no such item.</returns>
    public bool TryInsertAfter(string previousId, ConversationItem item)
    {
        var index = IndexOf(previousId);
        if (index < 0)
        {
            return false;
        }

        _items.Insert(index + 1, item);
        return true;
    }

    /// <summary>Puts a changed item in the place of the one with the same id; does nothing when that was deleted.</summary>
    public void Replace(ConversationItem item)
    {
        var index = IndexOf(item.Id);
        if (index >= 0)
        {
            _items[index] = item;
        }
    }

    public bool Remove(string id)
    {
        var index = IndexOf(id);
        if (index >= 0)
        {
            _items.RemoveAt(index);
        }

        return index >= 0;
    }

    // Items that are looked up are nearly always recent ones.
    private int IndexOf(string id) => _items.FindLastIndex(item => item.Id == id);
}
