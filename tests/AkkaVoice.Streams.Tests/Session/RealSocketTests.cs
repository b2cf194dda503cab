using System.Threading.Channels;
using Akka.Streams;
using Akka.TestKit.Xunit2;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Rooms.File;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Faults;
using AkkaVoice.Testing.Rooms;
using Xunit.Abstractions;

namespace AkkaVoice.Streams.Tests.Session;

/// <summary>The same path over a real port and in real time: what the virtual tests leave out.</summary>
public sealed class RealSocketTests(ITestOutputHelper log) : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<object> _events = Channel.CreateBounded<object>(10_000);

    [Fact]
    public async Task A_conversation_over_a_port_is_heard_and_the_engines_share_of_the_delay_is_small()
    {
        const int Turns = 3;
        static bool IsSmall(double ms) => ms is > -100 and < 500;
        var script = RealtimeScript.Create();
        for (var turn = 0; turn < Turns; turn++)
            script.OnTurn(t => t.Says("Hello.", TimeSpan.FromSeconds(1)).Thinks(TimeSpan.FromMilliseconds(50)));
        await using var server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = script });
        await using var room = new FakeRoom(TimeProvider.System, speakerQueueMs: 60);
        var audio = new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, TimeProvider.System)
            .Start(room, e => _events.Writer.TryWrite(e), Sys.Materializer());
        var link = await new OpenAiDialer(new RealtimeSocketOptions(), TimeProvider.System).DialAsync(
            new RealtimeEndpoint(server.BaseUri, "any"), "gpt-realtime", e => _events.Writer.TryWrite(e), Sys.Materializer(), default);
        link.Send(new ConfigureSession(new SessionSettings { Model = "gpt-realtime", TurnDetection = new ServerVad { SilenceDurationMs = 200 } }));
        await Next<SessionConfigured>();
        audio.Plug(link);
        var shares = new List<double>();
        while (shares.Count < Turns && !shares.Exists(IsSmall))
        {
            await room.Caller.Say(new Utterance("coded", CodedAudio.Samples(12_000, signal: 3)));
            var stopped = await Next<UserSpeechStopped>();
            var first = await Next<AssistantAudioStarted>();
            var started = await Next<PlayoutStarted>();
            shares.Add((TimeProvider.System.GetElapsedTime(stopped.ReceivedAt, started.At) - first.ServerThinking!.Value).TotalMilliseconds);
            Assert.Equal(1_000, (await Next<PlayoutItemEnded>()).Position.HeardMs);
        }

        // A busy machine makes it long now and then, and negative when it held up the first of the two messages, which tells nothing: the
        // benchmark measures it alone.
        log.WriteLine($"the engine's share: {string.Join(", ", shares.Select(ms => $"{ms:0.0} ms"))}");
        Assert.Contains(shares, IsSmall);
        link.Close("thank you");
        Assert.Equal((1000, true), ((await Next<Disconnected>()) is var end ? end.CloseCode : null, end.ByUs));
        audio.Stop();
        await audio.Completion.WaitAsync(Patience);
        CodedAudio.AssertHeard([.. Enumerable.Repeat(CodedAudio.Samples(24_000), shares.Count).SelectMany(samples => samples)], room.Heard.Heard);
    }

    [Fact]
    public async Task A_server_that_is_gone_without_a_word_is_found_by_its_silence_to_pings()
    {
        await using var server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = RealtimeScript.Create() });
        await using var proxy = FaultProxy.Start(server.BaseUri);
        var options = new RealtimeSocketOptions { KeepAliveInterval = TimeSpan.FromMilliseconds(200), KeepAliveTimeout = TimeSpan.FromSeconds(2) };
        await new OpenAiDialer(options, TimeProvider.System).DialAsync(
            new RealtimeEndpoint(proxy.Uri, "any"), "gpt-realtime", e => _events.Writer.TryWrite(e), Sys.Materializer(), default);
        var opened = await Next<SessionOpened>();
        proxy.Last.GoSilent();

        var end = await Next<Disconnected>();

        Assert.Equal((null, false), (end.CloseCode, end.ByUs));
        log.WriteLine($"found after {TimeProvider.System.GetElapsedTime(opened.ReceivedAt, end.ReceivedAt).TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task A_server_that_goes_away_says_so()
    {
        var server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = RealtimeScript.Create() });
        await new OpenAiDialer(new RealtimeSocketOptions(), TimeProvider.System).DialAsync(
            new RealtimeEndpoint(server.WebSocketUri, "any"), "gpt-realtime", e => _events.Writer.TryWrite(e), Sys.Materializer(), default);
        await Next<SessionOpened>();
        await server.DisposeAsync();
        Assert.Equal((1001, false), ((await Next<Disconnected>()) is var end ? end.CloseCode : null, end.ByUs));
    }

    [Fact]
    public async Task A_server_that_wants_another_key_is_told_apart()
    {
        await using var server = await LocalRealtimeServer.StartAsync(
            new LocalRealtimeOptions { Brains = RealtimeScript.Create(), RequiredApiKey = "right" });
        var refused = await Assert.ThrowsAsync<RealtimeDialException>(() => new OpenAiDialer(new RealtimeSocketOptions(), TimeProvider.System)
            .DialAsync(new RealtimeEndpoint(server.BaseUri, "wrong"), "gpt-realtime", _ => { }, Sys.Materializer(), default));
        Assert.Equal(DialFailure.Unauthorized, refused.Failure);
    }

    private async Task<T> Next<T>()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var happened = await _events.Reader.ReadAsync(limit.Token);
            if (happened is T found)
                return found;
            if (happened is Disconnected or RealtimeFaulted)
                Assert.Fail($"{happened} instead of {typeof(T).Name}");
        }
    }
}
