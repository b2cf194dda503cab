using System.Collections.Concurrent;

namespace LiveKit.Rtc.Tests.Rooms;

/// <summary>A room that a test has joined, with what it has heard of; left at the test's end.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Longest that a test waits for something that must happen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<object> _heard = new();
    private readonly SemaphoreSlim _news = new(0);

    public Room Room { get; } = new();

    public LocalParticipant Self => Room.LocalParticipant!;

    public static Task<Visit> EnterAsync(LiveKitDevServer server, string room, string identity, RoomOptions? options = null, Action<Room>? before = null) =>
        EnterAsync(server.Url, LiveKitToken.Create(identity, room), options, before);

    public static async Task<Visit> EnterAsync(string url, string token, RoomOptions? options = null, Action<Room>? before = null)
    {
        var visit = new Visit();
        visit.Listen();
        before?.Invoke(visit.Room);
        await visit.Room.ConnectAsync(url, token, options);
        return visit;
    }

    /// <summary>Waits for news of that kind, such as <see cref="TrackSubscriptionEvent"/> or (name, value) for events without a type of their own.</summary>
    public async Task<T> HearsAsync<T>(Func<T, bool>? which = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            foreach (var news in _heard.OfType<T>())
            {
                if (which?.Invoke(news) ?? true)
                    return news;
            }
            try
            {
                await _news.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{Room.LocalParticipant?.Identity} heard no {typeof(T).Name} within {Patience}; heard: {string.Join("; ", _heard)}");
            }
        }
    }

    public bool Heard<T>(Func<T, bool> which) => _heard.OfType<T>().Any(which);

    public ValueTask DisposeAsync() => Room.DisposeAsync();

    private void Listen()
    {
        Room.ParticipantConnected += (_, e) => Note(("joined", e.Identity));
        Room.ParticipantActive += (_, e) => Note(("active", e.Identity));
        Room.ParticipantDisconnected += (_, e) => Note(("left", e.Identity));
        Room.TrackPublished += (_, e) => Note(e);
        Room.TrackUnpublished += (_, e) => Note(("unpublished", e.Publication.Sid));
        Room.TrackSubscribed += (_, e) => Note(e);
        Room.TrackUnsubscribed += (_, e) => Note(("unsubscribed", e.Publication.Sid));
        Room.LocalTrackPublished += (_, e) => Note(e);
        Room.LocalTrackUnpublished += (_, e) => Note(("own unpublished", e.Publication.Sid));
        Room.LocalTrackSubscribed += (_, e) => Note(("own subscribed", e.Publication.Sid));
        Room.TrackMuted += (_, e) => Note(("muted", e.Publication.Sid));
        Room.TrackUnmuted += (_, e) => Note(("unmuted", e.Publication.Sid));
        Room.ParticipantMetadataChanged += (_, e) => Note(("metadata", e.Metadata));
        Room.ParticipantNameChanged += (_, e) => Note(("name", e.Name));
        Room.ParticipantAttributesChanged += (_, e) => Note(e);
        Room.ConnectionQualityChanged += (_, e) => Note(e);
        Room.DataReceived += (_, e) => Note(e);
        Room.DtmfReceived += (_, e) => Note(e);
        Room.TranscriptionReceived += (_, e) => Note(e);
        Room.ConnectionStateChanged += (_, e) => Note(e);
        Room.Reconnecting += (_, _) => Note("reconnecting");
        Room.Reconnected += (_, _) => Note("reconnected");
        Room.LocalTrackRepublished += (_, e) => Note(e);
        Room.Disconnected += (_, e) => Note(e);
    }

    private void Note(object news)
    {
        _heard.Enqueue(news);
        _news.Release();
    }
}
