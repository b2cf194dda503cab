using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Conversation.Random;

/// <summary>A playout reduced to its promises: order, positions, flush with an answer, and nothing heard of what was dropped.</summary>
internal sealed class FakePlayout(Action<SessionAudioEvent> tell)
{
    private readonly List<Voice> _waiting = [];
    private readonly HashSet<string> _dropped = [];

    public bool Paused { get; set; }

    /// <summary>Ms heard of each item that ever reached the playout.</summary>
    public Dictionary<string, int> Heard { get; } = [];

    /// <summary>Ms received of each item that ever reached the playout.</summary>
    public Dictionary<string, int> Received { get; } = [];

    public void Receive(Chunk chunk)
    {
        if (_dropped.Contains(chunk.ResponseId))
        {
            return;
        }

        var voice = _waiting.Find(waiting => waiting.ItemId == chunk.ItemId);
        if (voice is null)
        {
            _waiting.Add(voice = new Voice(chunk.ResponseId, chunk.ItemId));
            Heard[chunk.ItemId] = 0;
            Received[chunk.ItemId] = 0;
        }

        Received[chunk.ItemId] += chunk.Ms;
    }

    public void Complete(string itemId)
    {
        if (_waiting.Find(voice => voice.ItemId == itemId) is { } voice)
        {
            voice.Complete = true;
        }
    }

    public bool CanPlay => !Paused && _waiting.Count > 0 && (_waiting[0].Complete || Left(_waiting[0]) > 0);

    public void Play()
    {
        var voice = _waiting[0];
        if (!voice.Started)
        {
            voice.Started = true;
            tell(new PlayoutStarted(voice.ResponseId, voice.ItemId));
        }

        Heard[voice.ItemId] += Math.Min(50, Left(voice));
        if (voice.Complete && Left(voice) == 0)
        {
            _waiting.RemoveAt(0);
            tell(new PlayoutItemEnded(Position(voice)));
        }

        if (_waiting.Count == 0)
        {
            // Not while an item owes more: what waits behind it is still to be heard.
            tell(new PlayoutDrained());
        }
    }

    public void Flush(long flushId, IEnumerable<string> responseIds)
    {
        _dropped.UnionWith(responseIds);
        var cut = _waiting.FindAll(voice => _dropped.Contains(voice.ResponseId));
        _waiting.RemoveAll(cut.Contains);
        tell(new PlayoutFlushed(flushId, cut.ConvertAll(Position), 0));
    }

    private int Left(Voice voice) => Received[voice.ItemId] - Heard[voice.ItemId];

    private PlayoutPosition Position(Voice voice) =>
        new(voice.ResponseId, voice.ItemId, 0, Heard[voice.ItemId], Received[voice.ItemId]);

    private sealed class Voice(string responseId, string itemId)
    {
        public string ResponseId { get; } = responseId;

        public string ItemId { get; } = itemId;

        public bool Started { get; set; }

        public bool Complete { get; set; }
    }
}
