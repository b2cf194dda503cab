using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>A peer that is gone without a word. Fault class: half-open TCP.</summary>
public class SilentPeerTests(ITestOutputHelper output)
{
    private static readonly RealtimeSocketOptions Sockets = new() { KeepAliveInterval = TimeSpan.FromSeconds(1), KeepAliveTimeout = TimeSpan.FromSeconds(2) };

    private static RealtimeScript Script => RealtimeScript.Create()
        .OnEveryConnection(c => c.Otherwise(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1), signal: 3)));

    [Fact]
    public Task A_half_open_line_is_found_by_pings_and_replaced() => Task.WhenAll(Enum.GetValues<FaultDirection>().Select(async direction =>
    {
        await using var call = await Call.StartAsync(Script, sockets: Sockets);
        var found = new List<double>();
        for (var times = 0; times < 2; times++)
        {
            var silent = call.Proxy.Last;
            var since = call.Elapsed;
            silent.GoSilent(direction);
            await call.Until(() => call.Proxy.Last.Index > silent.Index && call.Proxy.Last.IsOpen, what: "a new connection");
            found.Add((call.Elapsed - since).TotalMilliseconds);
            await call.Until(() => call.All<ConnectionEvent>().Last().State == ConnectionStatus.Ready, what: "ready");
        }

        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 24_000, what: "an answer");
        new Report(output).Measured(
            $"half-open, {direction} (twice)", "found within ping interval + timeout + 1 s (here 4 s), replaced", $"replaced after {found[0]:0} and {found[1]:0} ms");

        // The replacement waits up to its backoff on top; the rest is for a machine that is busy.
        Assert.All(found, ms => Assert.InRange(ms, 0, 25_000));
    }));
}
