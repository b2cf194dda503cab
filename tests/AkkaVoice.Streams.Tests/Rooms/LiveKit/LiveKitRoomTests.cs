using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaVoice.Streams.Rooms.LiveKit;
using LiveKit.Rtc;
using LiveKit.TestServer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using AudioFrame = AkkaVoice.Audio.AudioFrame;
using AudioStream = LiveKit.Rtc.AudioStream;

namespace AkkaVoice.Streams.Tests.Rooms.LiveKit;

/// <summary>The room on a server: who is heard, what is heard, and how it ends.</summary>
[Collection(FramePoolCollection.Name)]
public sealed class LiveKitRoomTests(LiveKitDevServer server) : Akka.TestKit.Xunit2.TestKit, IClassFixture<LiveKitDevServer>
{
    private const int NobodySubscribed = 1508;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [LiveKitFact]
    public async Task The_person_is_heard_and_hears_the_first_syllable()
    {
        // A busy machine may take a moment to open the test's own ear, and to let the microphone's frames be taken.
        await using var room = await JoinAsync("talk", setup: options => options with { PreRoll = TimeSpan.FromSeconds(1), MicrophoneQueueMs = 5_000 });
        var heard = new ConcurrentQueue<int>();
        _ = room.Microphone.RunWith(Sink.ForEach<AudioFrame>(frame => { heard.Enqueue(Peak(frame.Samples)); frame.Dispose(); }), Sys.Materializer());
        // The voice waits at the speaker before anybody is there.
        _ = Akka.Streams.Dsl.Source.From(Enumerable.Range(0, Syllables.Count * Syllables.FramesEach)).Select(Syllables.Frame).RunWith(room.Speaker.Sink, Sys.Materializer());

        await using var caller = new Caller();
        await caller.EnterAsync(server, "talk", "anna");
        Assert.True(await room.WaitForPersonAsync(Patience));
        Assert.Equal("anna", room.Person);
        Assert.Equal(0, await caller.HearsFirstAsync(Patience));

        for (var limit = Stopwatch.StartNew(); heard.Count(peak => peak > 4_000) < 20; Assert.True(limit.Elapsed < Patience, "The caller is not heard."))
            await caller.SpeakAsync(TimeSpan.FromMilliseconds(100));
        Assert.NotNull(room.PersonTrackSid);
        Assert.Equal(0, room.Statistics.DroppedMs);

        await caller.DisposeAsync();
        Assert.Equal(LiveKitEndReason.PersonLeft, (await room.Ended.WaitAsync(Patience)).Reason);
    }

    [LiveKitFact]
    public async Task The_voice_waits_for_a_person_who_is_still_on_the_way_in()
    {
        var log = new EventLog();
        await using var room = await JoinAsync("knock", setup: options => options with { SubscriptionTimeout = TimeSpan.Zero }, logger: log);
        var hasBegunTooEarly = false;
        log.Written = id => hasBegunTooEarly |= id == NobodySubscribed && !room.Room.RemoteParticipants["anna"].IsActive;
        _ = Akka.Streams.Dsl.Source.From(Enumerable.Range(0, Syllables.FramesEach)).Select(Syllables.Frame).RunWith(room.Speaker.Sink, Sys.Materializer());
        // The server tells of whoever knocks; this one's media never comes up.
        using var knocking = new ClientWebSocket();
        await knocking.ConnectAsync(new Uri($"{server.Url}/rtc?access_token={LiveKitToken.Create("anna", "knock")}&auto_subscribe=1&protocol=16&sdk=js&version=2.0.0"), CancellationToken.None);
        Assert.True(await room.WaitForPersonAsync(Patience));
        Assert.False(room.Room.RemoteParticipants["anna"].IsActive);

        await using var caller = new Caller();
        await caller.EnterAsync(server, "knock", "anna");
        await UntilAsync(() => room.Statistics.VoiceFrames == Syllables.FramesEach);
        Assert.False(hasBegunTooEarly);
    }

    [LiveKitFact]
    public async Task Audio_from_before_the_connection_goes_ahead_of_the_rest()
    {
        await using var room = await JoinAsync("early", setup: options => options with { PreConnectTimeout = Patience });
        var heard = new ConcurrentQueue<int>();
        _ = room.Microphone.RunWith(Sink.ForEach<AudioFrame>(frame => { heard.Enqueue(Peak(frame.Samples)); frame.Dispose(); }), Sys.Materializer());
        await using var caller = new Caller();
        await caller.EnterAsync(server, "early", "anna", preConnect: true);
        await UntilAsync(() => room.PersonTrackSid == caller.TrackSid);
        var pcm = new short[48_000];
        pcm.AsSpan().Fill(9_000);
        await caller.Room.LocalParticipant!.SendBytesAsync(MemoryMarshal.AsBytes(pcm.AsSpan()).ToArray(), new StreamByteOptions
        {
            Topic = "lk.agent.pre-connect-audio-buffer",
            Attributes = new Dictionary<string, string> { ["trackId"] = caller.TrackSid, ["sampleRate"] = "48000", ["channels"] = "1" },
        });
        await UntilAsync(() => heard.Count >= 50);
        Assert.All(heard.Take(49), peak => Assert.InRange(peak, 8_000, 10_500));
    }

    [LiveKitFact]
    public async Task Who_cannot_join_is_told_why()
    {
        var unused = await Assert.ThrowsAsync<LiveKitJoinException>(() => JoinAsync("x", url: $"ws://127.0.0.1:{LiveKitDevServer.UnusedPort()}"));
        Assert.Equal(LiveKitJoinFailure.Unreachable, unused.Failure);
        var wrongKey = await Assert.ThrowsAsync<LiveKitJoinException>(() => JoinAsync("x", token: LiveKitToken.Create("agent", "x", secret: "wrong")));
        Assert.Equal(LiveKitJoinFailure.Refused, wrongKey.Failure);
        var expired = await Assert.ThrowsAsync<LiveKitJoinException>(() => JoinAsync("x", token: LiveKitToken.Create("agent", "x", validFor: TimeSpan.FromMinutes(-30))));
        Assert.Equal(LiveKitJoinFailure.Refused, expired.Failure);
    }

    [Theory]
    [InlineData("Joining a room at ws://127.0.0.1:40401/ failed: Connection refused (os error 111)", LiveKitJoinFailure.Unreachable)]
    [InlineData("Joining a room at ws://127.0.0.1:403/ failed: Connection refused (os error 111)", LiveKitJoinFailure.Unreachable)]
    [InlineData("Joining a room at ws://127.0.0.1:7880/ failed: HTTP error: 401", LiveKitJoinFailure.Refused)]
    public void A_port_is_not_taken_for_the_servers_answer(string message, LiveKitJoinFailure failure) =>
        Assert.Equal(failure, LiveKitJoinException.From(new ConnectError(message), new Uri("ws://127.0.0.1/")).Failure);

    [LiveKitFact]
    public async Task Who_joins_under_the_agents_identity_ends_it()
    {
        await using var room = await JoinAsync("twin");
        await using var twin = await JoinAsync("twin");
        var end = await room.Ended.WaitAsync(Patience);
        Assert.Equal((LiveKitEndReason.AgentReplaced, true), (end.Reason, end.IsFault));
        Assert.False(await room.WaitForPersonAsync(Patience));
    }

    private Task<LiveKitRoom> JoinAsync(string name, string? url = null, string? token = null, Func<LiveKitRoomOptions, LiveKitRoomOptions>? setup = null, ILogger? logger = null)
    {
        var options = new LiveKitRoomOptions { Url = new Uri(url ?? server.Url), Token = token ?? LiveKitToken.Create("agent", name, kind: "agent"), JoinTimeout = Patience };
        return LiveKitRoom.JoinAsync(setup?.Invoke(options) ?? options, TimeProvider.System, logger ?? NullLogger.Instance);
    }

    private static int Peak(ReadOnlySpan<short> samples)
    {
        var peak = 0;
        foreach (var sample in samples)
            peak = Math.Max(peak, Math.Abs((int)sample));
        return peak;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(20, limit.Token);
    }

    /// <summary>Tells of what is logged, in the moment in which it is.</summary>
    private sealed class EventLog : ILogger
    {
        public Action<int> Written { get; set; } = _ => { };

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written(eventId.Id);

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }

    /// <summary>A person with a microphone and an ear.</summary>
    private sealed class Caller : IAsyncDisposable
    {
        private readonly AudioSource _source = new(48_000, 1, 100);
        private readonly TaskCompletionSource<AudioStream> _voice = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private LocalAudioTrack? _track;

        public Room Room { get; } = new();

        public string TrackSid { get; private set; } = "";

        public async Task EnterAsync(LiveKitDevServer server, string room, string identity, bool preConnect = false)
        {
            // Opened as soon as can be: what comes before is not kept anywhere.
            Room.TrackSubscribed += (_, subscribed) => _voice.TrySetResult(new AudioStream(subscribed.Track, new AudioStreamOptions { Capacity = 1_000 }));
            await Room.ConnectAsync(server.Url, LiveKitToken.Create(identity, room));
            _track = LocalAudioTrack.Create("mic", _source);
            TrackSid = (await Room.LocalParticipant!.PublishTrackAsync(_track, new TrackPublishOptions { PreconnectBuffer = preConnect })).Sid;
        }

        /// <summary>The number of the first syllable that is heard.</summary>
        public async Task<int> HearsFirstAsync(TimeSpan patience)
        {
            using var limit = new CancellationTokenSource(patience);
            using var stream = await _voice.Task.WaitAsync(patience);
            await foreach (var frame in stream.WithCancellation(limit.Token))
            {
                using (frame)
                {
                    if (Syllables.Number(frame.Data) is { } number)
                        return number;
                }
            }

            throw new InvalidOperationException("The voice ended before a syllable was heard.");
        }

        public async Task SpeakAsync(TimeSpan length)
        {
            var samples = new short[480];
            for (long at = 0; at < length.TotalMilliseconds * 48; at += 480)
            {
                for (var n = 0; n < 480; n++)
                    samples[n] = (short)(10_000 * Math.Sin(2 * Math.PI * 500 * (at + n) / 48_000));
                await _source.CaptureFrameAsync(samples);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Room.DisposeAsync();
            _track?.Dispose();
            _source.Dispose();
        }
    }
}
