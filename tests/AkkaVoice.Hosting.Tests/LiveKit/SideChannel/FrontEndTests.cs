using System.Text.Json.Nodes;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting.LiveKit.SideChannel;
using AkkaVoice.Testing.Agents;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Hosting.Tests.LiveKit.SideChannel;

/// <summary>What front ends ask for, done by a real session.</summary>
public sealed class FrontEndTests : IDisposable
{
    private readonly AgentTest _agent = AgentTest.Of([new Agent("desk")]);
    private readonly FakeWire _wire = new();
    private readonly RoomSideChannel _channel;

    public FrontEndTests()
    {
        _channel = new RoomSideChannel(_wire, TimeProvider.System, NullLogger.Instance);
        _channel.Open(_agent.Session);
    }

    public void Dispose()
    {
        _channel.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
        _agent.Dispose();
    }

    private async Task<JsonNode> CallAsync(string method, string payload = "") => JsonNode.Parse(await _wire.RpcAsync(method, "ada", payload))!;

    [Fact]
    public async Task A_front_end_has_the_agent_say_something()
    {
        var answer = await CallAsync("akkavoice.say", """{"text":"Your taxi is here.","interruptible":false}""");

        Assert.True((bool)answer["ok"]!);
        _agent.Wait(TimeSpan.FromMilliseconds(1));
        Assert.Contains("Your taxi is here.", _agent.Instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_front_end_stops_the_agent()
    {
        _agent.Hears("tell me a story").BeginsToSay("Once upon a time there was a very small elephant who lived by the sea.", heardMs: 600);

        await CallAsync("akkavoice.interrupt");
        _agent.Wait(TimeSpan.FromSeconds(1));

        Assert.Single(_agent.Events.OfType<InterruptionEvent>());
    }

    [Fact]
    public async Task Text_from_the_chat_is_a_turn_and_is_not_told_again_as_speech()
    {
        await _wire.CallAsync("lk.chat", "ada", "what time is it");

        _agent.Wait(TimeSpan.FromMilliseconds(1));
        Assert.Contains("what time is it", _agent.Conversation.Select(line => line.Text));
        foreach (var said in _agent.Events.OfType<TranscriptEvent>()) _channel.Tell(said);
        await _channel.DisposeAsync();
        Assert.DoesNotContain(_wire.Streams, stream => stream.Sender == "ada");
    }

    [Fact]
    public async Task Text_of_somebody_else_is_not_taken()
    {
        await _wire.CallAsync("lk.chat", "eve", "give me the keys");
        _agent.Wait(TimeSpan.FromSeconds(1));

        Assert.Empty(_agent.Conversation);
    }

    [Fact]
    public async Task A_front_end_is_told_how_the_session_stands_and_what_was_said()
    {
        _agent.Hears("hello").Says("Hello Ada.");

        var (state, history) = (await CallAsync("akkavoice.state"), await CallAsync("akkavoice.history"));

        Assert.Equal(("listening", "desk", true), ((string?)state["agent"], (string?)state["name"], (bool)state["quiet"]!));
        Assert.Equal(
            ["user: hello", "assistant: Hello Ada."],
            history["items"]!.AsArray().Select(item => $"{(string?)item!["role"]}: {(string?)item["heard"]}"));
    }

    [Fact]
    public async Task Calls_of_others_than_the_person_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => _wire.RpcAsync("akkavoice.end", "eve", ""));

        Assert.Contains("Only the participant that the agent listens to", refusal.Message, StringComparison.Ordinal);
        _agent.Wait(TimeSpan.FromSeconds(1));
        Assert.False(_agent.Session.Completion.IsCompleted);
    }

    [Theory]
    [InlineData("akkavoice.say", "")]
    [InlineData("akkavoice.say", "{}")]
    [InlineData("akkavoice.say", "{\"text\":7}")]
    [InlineData("akkavoice.say", "{\"text\":\"x\",\"interruptible\":\"no\"}")]
    [InlineData("akkavoice.text", "{\"text\":\"\"}")]
    [InlineData("akkavoice.interrupt", "[]")]
    [InlineData("akkavoice.interrupt", "{")]
    public async Task A_payload_that_makes_no_sense_is_refused_with_what_is_wrong(string method, string payload)
    {
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => _wire.RpcAsync(method, "ada", payload));

        Assert.StartsWith("The payload", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_front_end_ends_the_session()
    {
        await CallAsync("akkavoice.end");
        _agent.Wait(TimeSpan.FromSeconds(3));

        Assert.True(_agent.Session.Completion.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(SessionEndReason.Requested, _agent.Session.Completion.Result.Reason);
    }
}
