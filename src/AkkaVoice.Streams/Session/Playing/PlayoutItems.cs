using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Session.Playing;

/// <summary>The items whose audio is on its way, in the order in which they began to arrive.</summary>
internal sealed class PlayoutItems
{
    // Items that were heard out stay known for a while, should a slow pipeline deliver some of them late.
    private const int EndedKept = 16;

    private readonly List<PlayoutItem> _items = [];
    private readonly PlayoutItem _untagged = new(null);
    private PlayoutItem? _latest;

    /// <summary>Items whose end is still to be told.</summary>
    public IEnumerable<PlayoutItem> Open => _items.Where(item => !item.HasEnded);

    /// <summary>Whether the model still owes audio of an item.</summary>
    public bool AnyIncomplete => _items.Exists(static item => !item.IsComplete);

    /// <summary>The next item that was heard out and whose end is still to be told; null when there is none.</summary>
    public PlayoutItem? HeardOut => _items.Find(static item => item is { HasEnded: false, IsHeardOut: true });

    public PlayoutItem Of(AudioTag? tag)
    {
        if (tag is null)
            return _untagged;
        // A connection uses one tag object for all frames of an item, so that nearly always no text is compared.
        if (_latest is not null && (ReferenceEquals(_latest.Tag, tag) || _latest.Tag == tag))
            return _latest;
        _latest = Find(tag) ?? Add(tag);
        return _latest;
    }

    public PlayoutItem? Find(AudioTag tag) => _items.Find(item => item.Tag == tag);

    public void Remove(PlayoutItem item)
    {
        _items.Remove(item);
        if (_latest == item)
            _latest = null;
    }

    private PlayoutItem Add(AudioTag tag)
    {
        if (_items.Count(item => item.HasEnded) > EndedKept)
            _items.Remove(_items.First(item => item.HasEnded));
        var item = new PlayoutItem(tag);
        _items.Add(item);
        return item;
    }
}
