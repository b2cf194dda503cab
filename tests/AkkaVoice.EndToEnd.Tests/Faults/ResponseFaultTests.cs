using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Responses that fail, come twice, come late or are refused. Fault class: out of order, duplicate, late.</summary>
public class ResponseFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_response_that_is_announced_twice_is_heard_once()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c => c.OnServerEvent("response.created", null).Repeats());
        await HeardOnce(plan, "duplicate response.created (twice)");
    }

    [Fact]
    public async Task A_response_that_is_announced_late_is_heard_once()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c => c.OnServerEvent("response.created", null).IsLate(TimeSpan.FromMilliseconds(300)));
        await HeardOnce(plan, "response.created 300 ms late (twice)");
    }

    [Fact]
    public async Task Everything_about_an_answer_twice_is_heard_once()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c =>
        {
            foreach (var type in new[] { "response.output_item.added", "conversation.item.added", "response.content_part.added", "response.output_audio.done", "response.output_item.done", "response.done" })
                c.OnServerEvent(type, null).Repeats(3);
        });
        await HeardOnce(plan, "every event of a response but its audio 3 times (twice)");
    }

    [Fact]
    public async Task Neighbours_that_change_places_change_nothing()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c =>
        {
            foreach (var type in new[] { "response.created", "response.output_item.added", "response.content_part.added", "response.output_audio.done", "conversation.item.done", "input_audio_buffer.committed" })
                c.OnServerEvent(type, null).Swaps();
        });
        await HeardOnce(plan, "neighbouring events swapped (twice)");
    }

    [Fact]
    public async Task A_response_that_is_refused_after_a_tool_is_asked_for_again()
    {
        // The service answers by itself when the caller speaks into the tool's work, so that the engine's request finds an active response.
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Calls("look_up", "{}", "call_1"))
            .OnTurn(t => t.Says("It is sunny.", TimeSpan.FromSeconds(1), signal: 1))
            .OnTurn(t => t.Calls("look_up", "{}", "call_2"))
            .OnTurn(t => t.Says("It is still sunny.", TimeSpan.FromSeconds(1), signal: 2)));

        // The request that follows a tool's output is lost on the way, and refused as the service refuses it.
        const string Refusal = """{"type":"error","event_id":"event_x","error":{"type":"invalid_request_error","code":"conversation_already_has_active_response","message":"Conversation already has an active response in progress: resp_x.","param":null,"event_id":null}}""";
        var plan = FaultPlan.Create().OnEveryConnection(c => c
            .OnClientEvent("response.create", 0).Loses().OnClientEvent("response.create", 0).Sends(Refusal)
            .OnClientEvent("response.create", 2).Loses().OnClientEvent("response.create", 2).Sends(Refusal));
        await using var call = await Call.StartAsync(
            script, plan, spec => spec with { Tools = [Call.Tool("look_up", () => "sunny")] });

        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 24_000, what: "the first result spoken");
        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 2) == 24_000, what: "the second result spoken");

        var asked = call.Wire.FromClient(0, "response.create").Count;
        new Report(output).Measured("response.create rejected after a tool (twice)", "asked again; result spoken", $"2 of 2 results heard whole; {asked} requests reached the server");
        Assert.Equal(2, asked);
    }

    private async Task HeardOnce(FaultPlan plan, string fault)
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .OnTurn(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1), signal: 1))
            .OnTurn(t => t.Hears("and now?").Says("Hello again.", TimeSpan.FromSeconds(1), signal: 2)));
        await using var call = await Call.StartAsync(script, plan);
        foreach (var signal in new[] { 1, 2 })
        {
            await call.SpeakAsync(800);
            await call.Until(() => Signals.Count(call.Room.Heard.Heard, signal) == 24_000, what: $"answer {signal} heard");
            await call.Event<QuietEvent>(quiet => quiet.Quiet && quiet.T > call.All<SpeechStoppedEvent>().Last().T);
            var positions = Signals.Positions(call.Room.Heard.Heard, signal);
            Assert.Equal(Enumerable.Range(0, 24_000).Select(n => (long)n), positions);
        }

        new Report(output).Measured(fault, "answer heard once", "2 of 2 answers, each of 24,000 samples exactly once and in order");
        Assert.Equal(2, call.All<ResponseEvent>().Count(response => response.Status == ResponseStatus.Completed));
        Assert.Single(call.Proxy.Connections);
    }
}
