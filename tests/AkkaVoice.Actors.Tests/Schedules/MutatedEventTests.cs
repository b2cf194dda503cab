using System.Globalization;
using System.Text;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tests.Sessions;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// Broken events of every type, into whole sessions. <c>AKKAVOICE_MUTATIONS</c> says how many (default 20,000), in sessions of 5,000 events each.
/// </summary>
[Collection(ScheduleCollection.Name)]
public sealed class MutatedEventTests : SessionTests
{
    private const int EventsPerSession = 5_000;
    private const int Seed = 77;

    // A scripted conversation does not bring these about.
    private static readonly string[] RareEvents =
    [
        """{"type":"conversation.item.deleted","event_id":"e","item_id":"i"}""",
        """{"type":"conversation.item.input_audio_transcription.failed","event_id":"e","item_id":"i","content_index":0,"error":{"type":"transcription_error","code":"x","message":"m"}}""",
        """{"type":"input_audio_buffer.timeout_triggered","event_id":"e","audio_start_ms":0,"audio_end_ms":5000,"item_id":"i"}""",
        """{"type":"response.output_text.delta","event_id":"e","response_id":"r","item_id":"i","output_index":0,"content_index":0,"delta":"x"}""",
        """{"type":"response.output_text.done","event_id":"e","response_id":"r","item_id":"i","output_index":0,"content_index":0,"text":"x"}""",
        """{"type":"error","event_id":"e","error":{"type":"invalid_request_error","code":"item_not_found","message":"m","param":null,"event_id":null}}""",
        """{"type":"error","event_id":"e","error":{"type":"server_error","code":null,"message":"m","param":null,"event_id":"x"}}""",
        """{"type":"rate_limits.updated","event_id":"e","rate_limits":[{"name":"tokens","limit":1,"remaining":0,"reset_seconds":1}]}""",
        """{"type":"mcp_list_tools.failed","event_id":"e","item_id":"i"}""",
    ];

    private readonly ITestOutputHelper _output;
    private readonly WireLog _wire = new();
    private readonly ErrorLog _log = new();
    private readonly InMemoryFaultProxy _proxy;

    public MutatedEventTests(ITestOutputHelper output)
    {
        _output = output;
        var server = new InMemoryRealtimeServer(
            new LocalRealtimeOptions { Brains = Script, Time = Clock.Time, Seed = 1, WireLog = _wire },
            new InMemoryWebSocketOptions { ResumeFirstEndAsynchronously = false });
        _proxy = new InMemoryFaultProxy(server, FaultPlan.Create(), Clock.Time);
        Script.OnEveryConnection(connection => connection
            .OnTurn(turn => turn.Hears("hi").Says("A long answer.", TimeSpan.FromSeconds(4), signal: 1))
            .OnTurn(turn => turn.Hears("tool please").Says("Wait.", TimeSpan.FromSeconds(1)).Calls("quick", "{}"))
            .Otherwise(turn => turn.Hears("hello").Says("Fine.", TimeSpan.FromSeconds(1), signal: 2)));
    }

    [Fact]
    public void No_broken_event_ends_a_session_or_keeps_it_from_answering()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AKKAVOICE_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 20_000;
        var services = Services(new OpenAiDialer(new RealtimeSocketOptions(), Clock.Time, _proxy.OpenAsync)) with { Logging = _log };
        Start(Spec() with { Tools = [Tool("quick", () => "done")] }, services);
        Talk();
        var mutator = new EventMutator(Seed, Corpus());
        _output.WriteLine($"seed {Seed}, {count} events");

        for (var sent = 0; sent < count; sent++)
        {
            var broken = mutator.Next();
            _proxy.Connections[^1].Send(broken);
            if (sent % 20 == 0)
                Advance(1);
            if (sent % EventsPerSession == EventsPerSession - 1)
                AssertAlive(sent, broken);
        }

        Assert.DoesNotContain(_log.Entries, entry => entry.Exception is not null);
        _output.WriteLine($"{All<ErrorEvent>().Count()} errors told, {_proxy.Connections.Count} connections");
    }

    // Everything the server can say, by a conversation with an interruption and a tool in it.
    private void Talk()
    {
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_000);
        PersonSpeaks();
        Await<ToolResultEvent>();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > All<ToolResultEvent>().First().T);
    }

    private IEnumerable<string> Corpus() =>
        _wire.FromServer().Select(entry => Encoding.UTF8.GetString(entry.Utf8Json.Span)).Where(json => json.Length < 4_000).Concat(RareEvents);

    private void AssertAlive(int sent, byte[] last)
    {
        Assert.True(All<EndEvent>().SingleOrDefault() is null, $"Seed {Seed}: ended by event {sent} at the latest, {Encoding.UTF8.GetString(last)}\n{Events[^1]}");
        var frames = Room.Heard.Frames;
        PersonSpeaks();
        Assert.True(
            Clock.AdvanceUntil(() => Room.Heard.Frames > frames + 25, TimeSpan.FromMinutes(2)),
            $"Seed {Seed}: no answer after {sent + 1} events.\n{string.Join('\n', Events.TakeLast(40).Select(SessionEventJson.Write))}");
        Clock.AdvanceUntil(() => Session.IsQuiet, TimeSpan.FromMinutes(1));
    }
}
