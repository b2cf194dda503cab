using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Many calls lose their connection at the same moment. Fault class: reconnect storm.</summary>
public class ReconnectStormTests(ITestOutputHelper output)
{
    private const int Calls = 40;

    [Fact]
    public async Task Calls_that_are_cut_together_come_back_apart_and_end_together_on_a_fatal_fault()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Hello.", TimeSpan.FromSeconds(1))));
        await using var host = await Call.StartAsync(script);
        var calls = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Call.StartAsync(script, beside: host)));
        var waits = new List<List<double>>();
        for (var round = 1; round <= 3; round++)
        {
            var cut = calls.Select(call => call.Proxy.Last).ToList();
            foreach (var connection in cut)
                connection.Reset();
            await Task.WhenAll(calls.Select((call, n) => call.Until(() => call.Proxy.Last.Index > cut[n].Index && call.Proxy.Last.IsOpen
                && call.All<ConnectionEvent>().Last().State == ConnectionStatus.Ready, what: "back")));
            waits.Add([.. calls.Select((call, n) => (call.Proxy.Connections[cut[n].Index + 1].AttemptedAt - cut[n].EndedAt!.Value).TotalMilliseconds)]);
        }

        foreach (var call in calls)
            call.Proxy.Last.Send("""{"type":"error","error":{"type":"insufficient_quota","code":"insufficient_quota","message":"No quota."}}""");
        var ends = await Task.WhenAll(calls.Select(call => call.Event<EndEvent>()));
        await Task.Delay(1_000);

        // Full jitter spreads the first attempts evenly over the first pause; a machine that is busy, or stops, bunches them here. Without jitter
        // nearly all of them would fall into one tenth, each time.
        var fullest = waits.Select(Fullest).ToList();
        var attempts = calls.Max(call => call.Proxy.Connections.Count);
        new Report(output).Measured(
            $"{Calls} calls cut together, 3 times; then a fatal fault", "attempts spread; 0 attempts after the fatal fault",
            $"first attempts after 0..{waits.Min(round => round.Max()):0} ms, {fullest.Min():P0} of them in the fullest tenth; {attempts} connections a call, {ends.Length} ends");
        Assert.All(ends, end => Assert.Equal(SessionEndReason.AccountProblem, end.Reason));
        Assert.Equal(4, attempts);
        Assert.Contains(fullest, share => share <= 0.5);
        foreach (var call in calls)
            await call.DisposeAsync();
    }
    private static double Fullest(List<double> waits) =>
        waits.GroupBy(ms => Math.Min(9, (int)(ms / waits.Max() * 10))).Max(bucket => bucket.Count()) / (double)waits.Count;
}
