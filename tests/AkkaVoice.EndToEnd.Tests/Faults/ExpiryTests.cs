using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>The service ends a session because it has lasted long enough, without having announced it.</summary>
public class ExpiryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Expiry_while_the_caller_speaks_loses_nothing()
    {
        // Two connections in a row expire in the middle of one utterance of 6 s.
        var script = RealtimeScript.Create()
            .OnEveryConnection(c => c.Otherwise(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1), signal: 3)))
            .OnConnection(0, c => c.After(TimeSpan.FromMilliseconds(1_500)).Fails("session_expired", "Your session hit the maximum duration.", 1001))
            .OnConnection(1, c => c.After(TimeSpan.FromMilliseconds(1_000)).Fails("session_expired", "Your session hit the maximum duration.", 1001));
        await using var call = await Call.StartAsync(script);

        await call.SpeakAsync(6_000);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 3) == 24_000, what: "the answer heard");

        var sent = Signals.Positions(Signals.Sent(call.Wire, 2), 30);
        new Report(output).Measured(
            "expiry while the caller speaks (twice)", "0 of 144,000 samples lost, none twice", $"{144_000 - sent.Distinct().Count()} lost, {sent.Count - sent.Distinct().Count()} twice; answer whole");
        Assert.Equal(Enumerable.Range(0, 144_000).Select(n => (long)n), sent);
    }
}
