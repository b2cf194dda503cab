using System.Runtime.InteropServices;
using Akka.Streams;
using Akka.TestKit.Xunit2;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Rooms.File;
using AkkaVoice.Streams.Session;
using AkkaVoice.Testing.Rooms;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Session;

public sealed class SessionGraphTests : TestKit
{
    private readonly VirtualClock _clock;
    private readonly FakeRoom _room;
    private readonly List<object> _events = [];

    public SessionGraphTests()
        : base(VirtualClock.Config)
    {
        _clock = new VirtualClock(Sys);
        _room = new FakeRoom(_clock.Time);
    }

    [Fact]
    public async Task A_spoken_turn_is_answered_and_heard_to_its_last_sample()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(2)));
        var server = new InMemoryRealtimeServer(
            new LocalRealtimeOptions { Brains = script, Time = _clock.Time, Seed = 1 }, new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false });
        var dialer = new OpenAiDialer(
            new RealtimeSocketOptions(), _clock.Time, (_, key, _) => Task.FromResult<System.Net.WebSockets.WebSocket>(server.Connect("gpt-realtime", key)));
        var audio = new SessionGraph(new SessionGraphOptions(), SessionPipelines.Empty, _clock.Time).Start(_room, _events.Add, Sys.Materializer());
        var link = await dialer.DialAsync(new RealtimeEndpoint(new Uri("ws://memory/v1"), "k"), "gpt-realtime", _events.Add, Sys.Materializer(), default);
        link.Send(new ConfigureSession(new SessionSettings { Model = "gpt-realtime" }));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Contains(_events, e => e is SessionConfigured);
        audio.Plug(link);
        var spoken = _room.Caller.Say(new Utterance("tone", Tone(1_000)));
        Assert.True(_clock.AdvanceUntil(() => _events.Exists(e => e is PlayoutDrained), TimeSpan.FromSeconds(10)), string.Join("\n", _events));
        Assert.True(spoken.IsCompletedSuccessfully);
        var heard = _room.Heard.Heard;
        var start = Array.FindIndex(heard, s => s != 0) - 1;
        Assert.Equal(MemoryMarshal.Cast<byte, short>(CodedSignal.Generate(0, TimeSpan.FromSeconds(2))).ToArray(), heard[start..(start + 48_000)]);
    }

    private static short[] Tone(int ms) =>
        [.. Enumerable.Range(0, ms * 24).Select(n => (short)(8_000 * Math.Sin(2 * Math.PI * 440 * n / 24_000)))];
}
