using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>The server is away for a while: it refuses, cannot be reached, does not answer, or accepts and closes.</summary>
public class AwayServerTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, Action<ConnectionFaults>> Ways = new()
    {
        ["reconnect refused with 503"] = c => c.Refuses(503),
        ["reconnect refused with 429"] = c => c.Refuses(429),
        ["server unreachable"] = c => c.IsUnreachable(),
        ["accept-and-close, fast"] = c => c.AcceptsAndCloses(TimeSpan.Zero),
        ["accept-and-close, slow"] = c => c.AcceptsAndCloses(TimeSpan.FromSeconds(1)),
    };

    [Fact]
    public async Task A_refusal_or_two_in_a_row_are_survived()
    {
        var plan = FaultPlan.Create()
            .OnConnection(0, c => c.After(TimeSpan.FromMilliseconds(500)).Resets())
            .OnConnection(1, c => c.Refuses(503))
            .OnConnection(2, c => c.After(TimeSpan.FromMilliseconds(500)).Closes(1011))
            .OnConnections(3, 2, c => c.Refuses(503));
        await using var call = await Call.StartAsync(Script(), plan);

        await call.Until(() => call.Proxy.Connections.Count == 6 && call.Proxy.Last.IsOpen, what: "the sixth connection");
        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 24_000, what: "an answer");

        var gaps = call.Proxy.Connections.Where(connection => connection.OpenedAt is not null).ToList();
        new Report(output).Measured(
            "reconnect refused once, then twice", "goes on", $"open again after {Gap(gaps[0], gaps[1])} and {Gap(gaps[1], gaps[2])} ms; answer whole");
    }

    [Fact]
    public Task Ten_seconds_of_it_are_survived_with_few_attempts_and_growing_pauses() => Task.WhenAll(Ways.SelectMany(way => new[] { Survive(way.Key, way.Value, 1), Survive(way.Key, way.Value, 2) }));

    [Fact]
    public async Task Three_seconds_of_it_cost_no_sample_of_what_the_caller_says()
    {
        await using var call = await Call.StartAsync(Script());
        var speech = call.SpeakAsync(4_000);
        await call.Event<SpeechStartedEvent>();
        await Task.Delay(500);
        call.Proxy.Last.GoAway(TimeSpan.FromSeconds(3));
        await speech;
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 24_000, what: "the answer heard");

        var sent = Signals.Positions(Signals.Sent(call.Wire, 1), 30);
        new Report(output).Measured(
            "server away for 3 s while the caller speaks", "0 of 96,000 samples lost, none twice",
            $"{96_000 - sent.Distinct().Count()} lost, {sent.Count - sent.Distinct().Count()} twice; {call.Proxy.Connections.Count - 1} attempts");
        Assert.Equal(Enumerable.Range(0, 96_000).Select(n => (long)n), sent);
        Assert.Empty(call.All<DropEvent>());
    }

    private async Task Survive(string fault, Action<ConnectionFaults> meanwhile, int run)
    {
        await using var call = await Call.StartAsync(Script());
        var away = call.Elapsed;
        call.Proxy.Last.GoAway(Away, meanwhile);
        await Task.Delay(Away);
        var attempts = call.Proxy.Connections.Skip(1).ToList();
        await call.Until(
            () => call.All<EndEvent>().Any() || (call.Proxy.Last.IsOpen && call.All<ConnectionEvent>().Last().State == ConnectionStatus.Ready),
            TimeSpan.FromSeconds(60),
            "back, or ended");
        var back = call.Elapsed - away - Away;

        var perSecond = attempts.GroupBy(attempt => (int)attempt.AttemptedAt.TotalSeconds).Max(second => second.Count());
        new Report(output).Measured(
            $"{fault} for 10 s (run {run})", "bounded attempts with backoff; goes on", $"{attempts.Count} attempts, at most {perSecond} in a second; ready {back.TotalMilliseconds:0} ms after the server was back");
        Assert.Empty(call.All<EndEvent>());
        Assert.InRange(attempts.Count, 2, 40);
        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 24_000, what: "an answer");
    }

    private static RealtimeScript Script() => RealtimeScript.Create()
        .OnEveryConnection(c => c.Otherwise(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1), signal: 3)));

    private static string Gap(ProxiedConnection before, ProxiedConnection after) => $"{(after.OpenedAt! - before.EndedAt!).Value.TotalMilliseconds:0}";
}
