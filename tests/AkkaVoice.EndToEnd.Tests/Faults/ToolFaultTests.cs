using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tools;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Tools that hang, throw or block. Fault class: tool hangs or throws.</summary>
public class ToolFaultTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(10)]
    [InlineData(2)]
    public async Task A_tool_that_hangs_while_the_caller_talks_on_is_answered_for_once_and_spoken_about(int timeoutSeconds)
    {
        var timeout = TimeSpan.FromSeconds(timeoutSeconds);
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Hears("slow please").Calls("slow", "{}", "call_1"))
            .OnTurn(t => t.Hears("still there?").Says("Yes.", TimeSpan.FromMilliseconds(500), signal: 1))
            .Otherwise(t => t.Says("The tool did not answer.", TimeSpan.FromSeconds(1), signal: 2)));
        await using var call = await Call.StartAsync(script, change: spec => spec with
        {
            Tools = [Call.Tool("slow", () => Task.Delay(TimeSpan.FromSeconds(30)).ContinueWith(_ => "too late"))],
            ToolOptions = new ToolOptions { Timeout = timeout },
        });

        await call.SpeakAsync(600);
        var called = await call.Event<ToolCallEvent>();
        await call.SpeakAsync(600);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 12_000, what: "the talk going on");
        var result = await call.Event<ToolResultEvent>();
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 2) == 24_000, what: "the outcome spoken");

        var outputs = Outputs(call.Wire);
        new Report(output).Measured(
            $"tool hangs 30 s while the caller talks on (timeout {timeoutSeconds} s)",
            "answered once, after the timeout and long before the tool; spoken",
            $"answered {result.T - called.T - timeout.TotalMilliseconds:0} ms after the timeout, {outputs.Count} output; heard whole");
        Assert.Equal(["call_1"], outputs);

        // Session times count from messages, so a busy machine makes less of the one and more of the other. That it is the timeout's answer,
        // and not the tool's, shows in half of the 30 s that are left.
        Assert.InRange(result.T - called.T, timeout.TotalMilliseconds - 50, timeout.TotalMilliseconds + ((30_000 - timeout.TotalMilliseconds) / 2));
    }

    [Fact]
    public async Task A_tool_that_throws_gives_the_model_no_internals()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Calls("sync", "{}", "call_1").Calls("async", "{}", "call_2"))
            .OnTurn(t => t.Says("That did not work.", TimeSpan.FromMilliseconds(500), signal: 1)));
        await using var call = await Call.StartAsync(script, change: spec => spec with
        {
            Tools =
            [
                Call.Tool("sync", string () => throw new InvalidOperationException("secret 1")),
                Call.Tool("async", async Task<string> () => { await Task.Yield(); throw new InvalidOperationException("secret 2"); }),
            ],
        });

        await call.SpeakAsync(600);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 12_000, what: "the outcome spoken");

        Assert.Equal(["call_1", "call_2"], Outputs(call.Wire).Order());
        Assert.DoesNotContain(call.Wire.FromClient(), entry => entry.ToString().Contains("secret", StringComparison.Ordinal));
        Assert.Single(call.Wire.FromClient(0, "response.create"));
        new Report(output).Measured("tools throw, at once and later", "1 output a call, no exception text to the model", "2 calls, 2 outputs, 1 request; no text");
    }

    [Fact]
    public async Task Ten_calls_at_once_have_ten_answers_and_one_request()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t =>
            {
                for (var n = 0; n < 10; n++)
                    t.Calls("wait", $$"""{"ms":{{n * 20}}}""", $"call_{n}");
            })
            .OnTurn(t => t.Says("Done.", TimeSpan.FromMilliseconds(500), signal: 1)));
        await using var call = await Call.StartAsync(script, change: spec => spec with
        {
            Tools = [Call.Tool("wait", async (int ms) => { await Task.Delay(ms); return $"{ms}"; })],
        });

        await call.SpeakAsync(600);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 12_000, what: "the outcome spoken");

        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"call_{n}"), Outputs(call.Wire).Order());
        Assert.Single(call.Wire.FromClient(0, "response.create"));
    }

    private static List<string> Outputs(WireLog wire) =>
    [
        .. wire.FromClient(0, "conversation.item.create")
            .Select(entry => entry.Json!.Value.GetProperty("item"))
            .Where(item => item.GetProperty("type").GetString() == "function_call_output")
            .Select(item => item.GetProperty("call_id").GetString()!),
    ];
}
