using LiveKit.Rtc.Tests.Audio;

namespace LiveKit.Rtc.Tests.Rooms;

/// <summary>Two in a room: one plays a tone, the other has subscribed to it.</summary>
internal sealed class Talk : IAsyncDisposable
{
    public const int Hertz = 440;

    private readonly CancellationTokenSource _end = new();
    private readonly Task _playing;

    private Talk(Visit speaker, Visit listener, AudioSource source, LocalAudioTrack track, LocalTrackPublication publication, TrackSubscriptionEvent subscribed, Func<CancellationToken, Task> play)
    {
        (Speaker, Listener, Source, Track, Publication, Subscribed) = (speaker, listener, source, track, publication, subscribed);
        _playing = play(_end.Token);
    }

    public Visit Speaker { get; }

    public Visit Listener { get; }

    public AudioSource Source { get; }

    public LocalAudioTrack Track { get; }

    public LocalTrackPublication Publication { get; }

    public TrackSubscriptionEvent Subscribed { get; }

    public static Task<Talk> BeginAsync(LiveKitDevServer server, string room) => BeginAsync(server.Url, room, null);

    public static async Task<Talk> BeginAsync(string url, string room, Func<AudioSource, CancellationToken, Task>? play, int queueSizeMs = 100, string? speakerKind = null)
    {
        var speaker = await Visit.EnterAsync(url, LiveKitToken.Create("speaker", room, kind: speakerKind));
        var listener = await Visit.EnterAsync(url, LiveKitToken.Create("listener", room));
        var source = new AudioSource(Tone.Rate, 1, queueSizeMs);
        var track = LocalAudioTrack.Create("voice", source);
        var publication = await speaker.Self.PublishTrackAsync(track);
        var subscribed = await listener.HearsAsync<TrackSubscriptionEvent>();
        return new Talk(speaker, listener, source, track, publication, subscribed, end => play?.Invoke(source, end) ?? Tone.PlayAsync(source, Hertz, end));
    }

    public async ValueTask DisposeAsync()
    {
        _end.Cancel();
        await _playing;
        await Speaker.DisposeAsync();
        await Listener.DisposeAsync();
        Track.Dispose();
        Source.Dispose();
    }
}
