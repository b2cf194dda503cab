using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// The responses that are being made and their items. Everything is kept by id and never by "the current one": items of one
/// response interleave. What a server leaves out is made up for: whatever speaks of an unknown response begins it. What
/// comes for a response that is over is nobody's any more.
/// </summary>
internal sealed class OpenResponses
{
    // A straggler comes within a second or so of the end, and no server makes this many responses in that time.
    private const int FinishedKept = 64;

    private readonly Dictionary<string, Dictionary<string, OpenItem>> _open = [];
    private readonly HashSet<string> _finished = [];
    private readonly Queue<string> _finishedOrder = new();
    private readonly HashSet<string> _announcedCalls = [];

    /// <summary>The item that spoke last: nearly every piece of audio belongs to it.</summary>
    public AudioPart? LastPart { get; set; }

    /// <summary>Begins a response, if it is new.</summary>
    /// <returns>Its items, or null when it is already over.</returns>
    public Dictionary<string, OpenItem>? Begin(string responseId, IReadOnlyDictionary<string, string>? metadata, Target target)
    {
        if (_finished.Contains(responseId))
            return null;
        if (_open.TryGetValue(responseId, out var items))
            return items;
        items = [];
        _open.Add(responseId, items);
        target.Emit(new ResponseStarted(responseId, metadata));
        return items;
    }

    /// <summary>The item, begun if it is new; null when its response is over.</summary>
    public OpenItem? Item(string responseId, string itemId, ItemKind kind, Target target)
    {
        if (Begin(responseId, null, target) is not { } items)
            return null;
        if (items.TryGetValue(itemId, out var item))
            return item;
        item = new OpenItem(responseId, itemId, _announcedCalls);
        items.Add(itemId, item);
        target.Emit(new ResponseItemStarted(responseId, itemId, kind));
        return item;
    }

    /// <summary>Ends an item that a running response has made; others (seeded by us, or spoken by the person) are not touched.</summary>
    public void CloseIfKnown(JsonElement item, Target target)
    {
        var id = item.Text("id"u8);
        foreach (var items in _open.Values)
        {
            if (items.TryGetValue(id, out var open))
                open.Close(item, target);
        }
    }

    /// <summary>Ends what is still open in a response and forgets it.</summary>
    public void Finish(string responseId, Target target)
    {
        if (!_open.Remove(responseId, out var items))
            return;
        foreach (var item in items.Values)
            item.EndAllAudio(target);
        if (LastPart?.Tag.ResponseId == responseId)
            LastPart = null;
        _finished.Add(responseId);
        _finishedOrder.Enqueue(responseId);
        if (_finishedOrder.Count > FinishedKept)
            _finished.Remove(_finishedOrder.Dequeue());
    }
}
