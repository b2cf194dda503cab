using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Faults that no new try can mend end a session once, at once and with one reason.</summary>
public class AccountTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("insufficient_quota")]
    [InlineData("billing_hard_limit_reached")]
    [InlineData("account_deactivated")]
    public async Task An_account_that_is_exhausted_ends_the_session_once(string code)
    {
        var error = $$$"""{"type":"error","event_id":"e","error":{"type":"insufficient_quota","code":"{{{code}}}","message":"You exceeded your current quota.","param":null,"event_id":null}}""";
        var plan = FaultPlan.Create().OnEveryConnection(c => c.OnServerEvent("response.output_audio.delta", 2).Sends(error).OnServerEvent("response.output_audio.delta", 3).Sends(error));
        await using var call = await Call.StartAsync(
            RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Hello.", TimeSpan.FromSeconds(5), signal: 1))), plan);
        await call.SpeakAsync(600);

        var end = await call.Event<EndEvent>();
        await Task.Delay(1_500);

        Assert.Equal(SessionEndReason.AccountProblem, end.Reason);
        Assert.Contains("quota", end.Message, StringComparison.Ordinal);
        Assert.Single(call.All<EndEvent>());
        Assert.Single(call.Proxy.Connections);
        new Report(output).Measured($"{code} in the middle of an answer", "ends once, one reason, no retry", $"{call.All<EndEvent>().Count()} end, {call.Proxy.Connections.Count} connection");
    }

    [Fact]
    public async Task A_key_that_is_refused_is_not_tried_again()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c => c.Refuses(401));
        await using var call = await Call.StartAsync(RealtimeScript.Create(), plan, untilReady: false);

        var end = await call.Event<EndEvent>();
        await Task.Delay(1_500);

        Assert.Equal(SessionEndReason.Unauthorized, end.Reason);
        Assert.Single(call.Proxy.Connections);
    }
}
