using AkkaVoice.Actors.Events;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>Messages that the protocol does not have. Fault class: malformed, oversized, unknown.</summary>
public class BadMessageTests(ITestOutputHelper output)
{
    private static readonly RealtimeScript Answer = RealtimeScript.Create()
        .OnEveryConnection(c => c.Otherwise(t => t.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1), signal: 1)));

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["malformed JSON"] = "{not json",
        ["no JSON at all"] = "\u0001\u0002 hello",
        ["an array"] = "[1,2,3]",
        ["a cut event"] = """{"type":"response.output_audio.delta","response_id":"r""",
        ["an unknown event"] = """{"type":"x.future","value":{"a":[1]}}""",
        ["an event without a type"] = """{"event_id":"e1"}""",
    };

    [Fact]
    public Task A_bad_message_is_passed_over_and_the_answer_is_heard_whole() =>
        Task.WhenAll(Texts.Select(text => IsPassedOver(text.Key, text.Value)));

    private async Task IsPassedOver(string fault, string text)
    {
        // Before the answer, in the middle of it, and while nothing goes on.
        var plan = FaultPlan.Create().OnEveryConnection(c => c
            .OnServerEvent("session.updated").Sends(text)
            .OnServerEvent("response.output_audio.delta", 2).Sends(text)
            .OnServerEvent("response.done").Sends(text));
        await using var call = await Call.StartAsync(Answer, plan);

        await call.SpeakAsync(800);
        await call.Until(() => Signals.Count(call.Room.Heard.Heard, 1) == 24_000, what: "the whole answer heard");

        var errors = call.All<ErrorEvent>().ToList();
        new Report(output).Measured(fault + " (3 times)", "goes on; answer heard whole", $"24,000 of 24,000 samples; {errors.Count} errors told, 1 connection");
        Assert.Single(call.Proxy.Connections);
        Assert.All(errors, error => Assert.Equal(ErrorClass.Benign, error.Class));
        Assert.InRange(errors.Count, 0, 3);
        Assert.Empty(call.All<EndEvent>());
    }

    [Fact]
    public async Task A_binary_message_is_passed_over()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c => c.OnServerEvent("response.created", null).SendsBinary(new byte[] { 0xff, 0xfe, 0x00 }));
        await using var call = await Call.StartAsync(Answer, plan);

        for (var answers = 1; answers <= 2; answers++)
        {
            await call.SpeakAsync(800);
            await call.Until(() => Signals.Positions(call.Room.Heard.Heard, 1).Count == 24_000 * answers, what: $"{answers} answers heard");
        }

        Assert.Single(call.Proxy.Connections);
    }

    [Fact]
    public async Task A_large_message_passes_in_fragments_and_leaves_no_gap()
    {
        var plan = FaultPlan.Create().OnEveryConnection(c => c
            .Slices(1_000).OnServerEvent("response.output_audio.delta", 1).SendsOversized(4 << 20));
        await using var call = await Call.StartAsync(Answer, plan);

        for (var answers = 1; answers <= 2; answers++)
        {
            await call.SpeakAsync(800);
            await call.Until(() => Signals.Positions(call.Room.Heard.Heard, 1).Count == 24_000 * answers, what: $"{answers} answers heard");
        }

        Assert.Single(call.Proxy.Connections);
    }
}
