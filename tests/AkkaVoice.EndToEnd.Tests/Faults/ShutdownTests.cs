using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>The process is told to stop while something is going on. Fault class: host shutdown during speech.</summary>
public class ShutdownTests(ITestOutputHelper output)
{
    private static readonly RealtimeScript Script = RealtimeScript.Create().OnEveryConnection(c => c
        .OnTurn(t => t.Hears("story").Says("A long story it is.", TimeSpan.FromSeconds(20), signal: 1))
        .Otherwise(t => t.Calls("hang", "{}", "call_1")));

    [Fact]
    public Task While_the_agent_speaks() => End("agent speaks", async call =>
    {
        await call.SpeakAsync(600);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) > 12_000, what: "the story begun");
    });

    [Fact]
    public Task While_the_service_is_silent() => End("service silent, agent speaks", async call =>
    {
        await call.SpeakAsync(600);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) > 12_000, what: "the story begun");
        call.Proxy.Last.GoSilent();
    });

    [Fact]
    public Task While_a_tool_hangs() => End("tool hangs", async call =>
    {
        await call.SpeakAsync(600);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) > 2_400, what: "the story begun");
        await call.SpeakAsync(600);
        await call.Event<ToolCallEvent>();
    });

    [Fact]
    public Task While_there_is_no_connection() => End("server away", async call =>
    {
        call.Proxy.Last.GoAway(TimeSpan.FromMinutes(1));
        await Task.Delay(500);
    });

    private async Task End(string situation, Func<Call, Task> until)
    {
        await using var call = await Call.StartAsync(Script, change: spec => spec with
        {
            Tools = [Call.Tool("hang", () => new TaskCompletionSource<string>().Task)],
        });
        await until(call);
        var sessions = new SessionClient(call.Manager);
        var from = call.Elapsed;

        // Told twice, as an impatient operator does.
        await Task.WhenAll(sessions.EndAllAsync(SessionEndReason.Shutdown), sessions.EndAllAsync(SessionEndReason.Shutdown)).WaitAsync(TimeSpan.FromSeconds(20));

        var took = call.Elapsed - from;
        new Report(output).Measured($"shutdown while: {situation}", "over within 10 s, ended once, no new calls", $"over after {took.TotalMilliseconds:0} ms");
        Assert.Equal(SessionEndReason.Shutdown, Assert.Single(call.All<EndEvent>()).Reason);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<SessionRefusedException>(() => sessions.StartAsync(new SessionSpec
        {
            Room = call.Room,
            Endpoint = new Streams.Realtime.RealtimeEndpoint(call.Proxy.Uri, "key"),
            Settings = new Streams.Realtime.Protocol.SessionSettings { Model = "gpt-realtime" },
        }));
    }
}
