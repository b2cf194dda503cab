namespace AkkaVoice.Streams.Session.Playing;

/// <summary>Responses that must not be heard any more, however late their audio comes.</summary>
internal sealed class Tombstones
{
    // Late audio comes within seconds. Nobody makes this many responses in that time.
    private const int Kept = 256;

    private readonly HashSet<string> _responses = [];
    private readonly Queue<string> _order = new();

    public void Add(string responseId)
    {
        if (!_responses.Add(responseId))
            return;
        _order.Enqueue(responseId);
        if (_order.Count > Kept)
            _responses.Remove(_order.Dequeue());
    }

    public bool Contains(string responseId) => _responses.Count > 0 && _responses.Contains(responseId);
}
