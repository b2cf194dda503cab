using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Responses that fail.</summary>
public class FailedResponseTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("rate_limit_exceeded")]
    [InlineData("server_error")]
    public async Task A_response_that_fails_is_tried_again_and_the_caller_gets_the_answer(string code)
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Hears("hi").Fails(code, "Try again later."))
            .OnTurn(t => t.Says("Hello.", TimeSpan.FromSeconds(1), signal: 1))
            .OnTurn(t => t.Hears("and now?").Fails(code, "Try again later."))
            .OnTurn(t => t.Says("Hello again.", TimeSpan.FromSeconds(1), signal: 2)));
        await using var call = await Call.StartAsync(script);

        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 24_000, what: "the first answer heard");
        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 2) == 24_000, what: "the second answer heard");

        var waits = call.All<ResponseEvent>().Where(response => response.Status == ResponseStatus.Failed)
            .Select(failed => call.All<ResponseEvent>().First(next => next.T > failed.T && next.Status == ResponseStatus.InProgress).T - failed.T);
        new Report(output).Measured(
            $"response.done failed, {code} (twice)", "retried; the caller gets the answer", $"2 of 2 answers heard whole, asked again after {string.Join(" and ", waits.Select(ms => $"{ms:0} ms"))}");
    }
}
