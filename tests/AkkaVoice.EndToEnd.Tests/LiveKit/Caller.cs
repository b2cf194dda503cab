using System.Collections.Concurrent;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Tokens;
using LiveKit.Rtc;

namespace AkkaVoice.EndToEnd.Tests.LiveKit;

/// <summary>A person in a LiveKit room: speaks by a tone, hears the agent, and reads along, as a front end does.</summary>
internal sealed class Caller : IAsyncDisposable
{
    private const int Rate = 48_000;
    private const int FrameSamples = Rate / 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Room _room = new();
    private readonly AudioSource _source = new(Rate, 1, 100);
    private readonly CancellationTokenSource _over = new();
    private readonly List<Task> _tasks = [];
    private LocalAudioTrack? _track;
    private long _speakUntil;
    private long _spoken;
    private long _loudMs;
    private int _left;

    private Caller()
    {
    }

    /// <summary>What was read: whose words, the segment, whether it was final, the text.</summary>
    public ConcurrentQueue<Line> Lines { get; } = new();

    /// <summary>The agent's states, in order.</summary>
    public ConcurrentQueue<string> States { get; } = new();

    /// <summary>The agent; null while it is not there.</summary>
    public RemoteParticipant? Agent => _room.RemoteParticipants.Values.FirstOrDefault(one => one.Kind == ParticipantKind.Agent);

    /// <summary>How much of the agent's voice was heard, in ms.</summary>
    public long HeardMs => Interlocked.Read(ref _loudMs);

    public static async Task<Caller> JoinAsync(LiveKitOptions server, string room, string identity = "ada", string? agent = null)
    {
        var caller = new Caller();
        caller._room.ParticipantAttributesChanged += (_, changed) =>
        {
            if (changed.Changed.TryGetValue("lk.agent.state", out var state)) caller.States.Enqueue(state);
        };
        caller._room.TrackSubscribed += (_, subscribed) => caller._tasks.Add(caller.ListenAsync(subscribed.Track));
        caller._room.RegisterTextStreamHandler("lk.transcription", caller.ReadAsync);
        var token = new AccessToken
        {
            Identity = identity,
            Grants = new VideoGrants { Room = room, RoomJoin = true },
            Agents = agent is null ? [] : [new RoomAgent(agent)],
        };
        await caller._room.ConnectAsync(server.WebSocketUrl.ToString(), token.Sign(server, TimeProvider.System));
        caller._track = LocalAudioTrack.Create("microphone", caller._source);
        caller._tasks.Add(caller.SpeakAsync());
        await caller._room.LocalParticipant!.PublishTrackAsync(caller._track, new TrackPublishOptions { Source = TrackSource.Microphone });
        return caller;
    }

    /// <summary>Speaks for a while, by a tone.</summary>
    public void Say(int ms) => Interlocked.Exchange(ref _speakUntil, Interlocked.Read(ref _spoken) + (ms * Rate / 1_000));

    public Task TypeAsync(string text) => _room.LocalParticipant!.SendTextAsync(text, new StreamTextOptions { Topic = "lk.chat" });

    public Task<string> CallAsync(string method, string payload = "{}") => _room.LocalParticipant!.PerformRpcAsync(Agent!.Identity, method, payload);

    /// <summary>Waits for something to be so.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var waited = TimeSpan.Zero; !condition(); waited += TimeSpan.FromMilliseconds(20))
        {
            Assert.True(waited < Patience, $"It did not come to be that {what}. States: {string.Join(' ', States)}. Lines: {string.Join(" | ", Lines)}. Heard: {HeardMs} ms.");
            await Task.Delay(20);
        }
    }

    /// <summary>Leaves the room. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _left, 1) != 0) return;
        await _over.CancelAsync();
        await _room.DisposeAsync();
        await Task.WhenAll(_tasks.ToArray());
        _track?.Dispose();
        _source.Dispose();
        _over.Dispose();
    }

    private async Task SpeakAsync()
    {
        var samples = new short[FrameSamples];
        try
        {
            while (!_over.IsCancellationRequested)
            {
                var at = Interlocked.Read(ref _spoken);
                var loud = at < Interlocked.Read(ref _speakUntil);
                for (var n = 0; n < samples.Length; n++) samples[n] = loud ? (short)(12_000 * Math.Sin(2 * Math.PI * 300 * (at + n) / Rate)) : (short)0;
                await _source.CaptureFrameAsync(samples);
                Interlocked.Add(ref _spoken, samples.Length);
            }
        }
        catch (RtcException) when (_over.IsCancellationRequested)
        {
            // Left in the middle of a frame.
        }
    }

    private async Task ListenAsync(RemoteTrack track)
    {
        using var stream = new AudioStream(track);
        try
        {
            await foreach (var frame in stream.WithCancellation(_over.Token))
            {
                using (frame)
                {
                    if (frame.Data.ContainsAnyExceptInRange((short)-500, (short)500)) Interlocked.Add(ref _loudMs, (long)frame.Duration.TotalMilliseconds);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The call is over.
        }
    }

    private async Task ReadAsync(TextStreamReader reader, string sender)
    {
        using (reader)
        {
            var text = await reader.ReadAllAsync(_over.Token);
            Lines.Enqueue(new Line(sender, reader.Info.Attributes.GetValueOrDefault("lk.segment_id", ""), reader.Info.Attributes.GetValueOrDefault("lk.transcription_final", ""), text));
        }
    }

    internal sealed record Line(string Sender, string Segment, string Final, string Text);
}
