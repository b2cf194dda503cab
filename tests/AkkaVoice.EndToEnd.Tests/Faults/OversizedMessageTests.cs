using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>A message that is too long to be taken.</summary>
public class OversizedMessageTests(ITestOutputHelper output)
{
    private static readonly RealtimeScript Answer = RealtimeScript.Create()
        .OnEveryConnection(c => c.Otherwise(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1), signal: 1)));

    [Fact]
    public async Task A_message_above_the_limit_costs_the_connection_and_not_the_call()
    {
        var plan = FaultPlan.Create()
            .OnConnection(0, c => c.After(TimeSpan.FromMilliseconds(500)).SendsOversized(200_000))
            .OnConnection(1, c => c.After(TimeSpan.FromMilliseconds(500)).SendsOversized(200_000));
        await using var call = await Call.StartAsync(Answer, plan, sockets: new RealtimeSocketOptions { MaxMessageBytes = 100_000 });

        await call.Until(() => call.Proxy.Connections.Count == 3 && call.Proxy.Last.IsOpen, what: "the third connection");
        await call.Until(() => call.All<ConnectionEvent>().Last().State == ConnectionStatus.Ready, what: "ready again");
        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 24_000, what: "the whole answer heard");
        new Report(output).Measured("message above the limit (twice)", "1009, reconnects, goes on", $"{call.Proxy.Connections.Count} connections; answer whole");
    }
}
