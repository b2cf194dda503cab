using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;

namespace AkkaVoice.LocalRealtime.Tests.Sessions;

/// <summary>Every error the server can produce, with its code, its param and, where clients read it, its message.</summary>
public sealed class ErrorTests
{
    private static readonly object NoTurns = new { type = "realtime", audio = new { input = new { turn_detection = (object?)null } } };

    [Fact]
    public void An_error_repeats_the_event_id_of_the_event_that_caused_it()
    {
        var error = CoreRig.With(_ => { }).SendBad(new { type = "response.cancel", event_id = "mine-1" });
        Assert.Equal("mine-1", error.Text("error.event_id"));
        Assert.StartsWith("event_", error.Text("event_id"), StringComparison.Ordinal);
        Assert.Equal("invalid_request_error", error.Text("error.type"));
    }

    [Fact]
    public void Without_an_event_id_the_error_says_null() =>
        Assert.True(CoreRig.With(_ => { }).SendBad(new { type = "response.cancel" }).IsNull("error.event_id"));

    [Fact]
    public void An_event_id_of_more_than_512_characters_is_refused()
    {
        var rig = CoreRig.With(_ => { });
        Assert.Equal("input_audio_buffer.cleared", rig.Send(new { type = "input_audio_buffer.clear", event_id = new string('x', 512) })[0].Type);
        Assert.Equal("string_above_max_length", rig.SendBad(new { type = "input_audio_buffer.clear", event_id = new string('x', 513) }).Text("error.code"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"type":"response.cancel"} trailing""")]
    [InlineData("""{"event_id":"e"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("")]
    [InlineData("""{"type":"session.update","session":{"type":"realtime","instructions":"half \ud83d"}}""")]
    [InlineData("""{"type":"session.update","session":{"type":"realtime","\uDC00":1}}""")]
    public void What_is_not_an_event_gets_invalid_event(string text)
    {
        var error = Assert.Single(CoreRig.With(_ => { }).SendText(text));
        Assert.Equal("invalid_event", error.Text("error.code"));
    }

    [Fact]
    public void A_missing_type_is_named() =>
        Assert.Equal("The 'type' field is missing.", CoreRig.With(_ => { }).SendBad(new { event_id = "e" }).Text("error.message"));

    [Fact]
    public void An_unknown_type_gets_invalid_value_and_the_types_there_are()
    {
        var error = CoreRig.With(_ => { }).SendBad(new { type = "session.upgrade" });
        Assert.Equal("invalid_value", error.Text("error.code"));
        Assert.Equal("type", error.Text("error.param"));
        Assert.Contains("'session.update'", error.Text("error.message"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_message_gets_invalid_event()
    {
        var rig = CoreRig.With(_ => { });
        rig.Core.RejectBinary();
        Assert.Equal("invalid_event", rig.Last("error").Text("error.code"));
    }

    [Fact]
    public void A_cancel_with_nothing_to_cancel_gets_response_cancel_not_active()
    {
        var error = CoreRig.With(_ => { }).SendBad(new { type = "response.cancel" });
        Assert.Equal("response_cancel_not_active", error.Text("error.code"));
        Assert.Equal("Cancellation failed: no active response found", error.Text("error.message"));
    }

    [Fact]
    public void A_second_response_gets_the_id_of_the_first_one()
    {
        var rig = CoreRig.With(t => t.Says("Long.", TimeSpan.FromSeconds(60)));
        var id = rig.Send(new { type = "response.create" })[0].Text("response.id");
        var error = rig.SendBad(new { type = "response.create" });
        Assert.Equal("conversation_already_has_active_response", error.Text("error.code"));
        Assert.Equal(
            $"Conversation already has an active response in progress: {id}. Wait until the response is finished before creating a new one.",
            error.Text("error.message"));
    }

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(99, "99.00")]
    public void A_commit_of_less_than_100_ms_is_refused_and_keeps_the_audio(int ms, string said)
    {
        var rig = CoreRig.With(_ => { });
        rig.Update(NoTurns);
        rig.BeSilent(ms);
        var error = rig.SendBad(new { type = "input_audio_buffer.commit" });
        Assert.Equal("input_audio_buffer_commit_empty", error.Text("error.code"));
        Assert.Equal(
            $"Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has {said}ms of audio.",
            error.Text("error.message"));
        rig.BeSilent(100 - ms);
        Assert.Equal("input_audio_buffer.committed", rig.Send(new { type = "input_audio_buffer.commit" })[0].Type);
    }

    [Theory]
    [InlineData("conversation.item.truncate", "item_truncate_invalid_item_id")]
    [InlineData("conversation.item.delete", "item_delete_invalid_item_id")]
    [InlineData("conversation.item.retrieve", "item_retrieve_invalid_item_id")]
    public void An_unknown_item_has_a_code_for_each_event(string type, string code) =>
        Assert.Equal(code, CoreRig.With(_ => { }).SendBad(new { type, item_id = "item_x", content_index = 0, audio_end_ms = 5 }).Text("error.code"));

    [Fact]
    public void An_unknown_previous_item_gets_item_not_found()
    {
        var rig = CoreRig.With(_ => { });
        var error = rig.SendBad(new { type = "conversation.item.create", previous_item_id = "nope", item = Message("Hi") });
        Assert.Equal("item_not_found", error.Text("error.code"));
        Assert.Equal("previous_item_id", error.Text("error.param"));
    }

    [Fact]
    public void An_unknown_item_reference_gets_item_not_found()
    {
        var error = CoreRig.With(_ => { }).SendBad(new { type = "response.create", response = new { input = new[] { new { type = "item_reference", id = "nope" } } } });
        Assert.Equal("item_not_found", error.Text("error.code"));
        Assert.Equal("response.input[0].id", error.Text("error.param"));
    }

    [Fact]
    public void The_output_of_an_unknown_call_gets_invalid_tool_call_id() => Assert.Equal(
        "invalid_tool_call_id",
        CoreRig.With(_ => { }).SendBad(new { type = "conversation.item.create", item = new { type = "function_call_output", call_id = "c", output = "1" } }).Text("error.code"));

    [Fact]
    public void Ids_of_the_client_have_at_most_32_characters()
    {
        var rig = CoreRig.With(_ => { });
        Assert.Equal("conversation.item.added", rig.Send(new { type = "conversation.item.create", item = Message("Hi", new string('a', 32)) })[0].Type);
        var error = rig.SendBad(new { type = "conversation.item.create", item = Message("Hi", new string('b', 33)) });
        Assert.Equal("string_above_max_length", error.Text("error.code"));
        Assert.Equal("item.id", error.Text("error.param"));
        error = rig.SendBad(new { type = "conversation.item.create", item = new { type = "function_call", name = "f", arguments = "{}", call_id = new string('c', 33) } });
        Assert.Equal("item.call_id", error.Text("error.param"));
    }

    [Fact]
    public void An_id_is_taken_once()
    {
        var rig = CoreRig.With(_ => { });
        rig.Send(new { type = "conversation.item.create", item = Message("Hi", "twice") });
        Assert.Equal("item.id", rig.SendBad(new { type = "conversation.item.create", item = Message("Hi", "twice") }).Text("error.param"));
    }

    [Fact]
    public void The_assistants_audio_cannot_be_populated()
    {
        var item = new { type = "message", role = "assistant", content = new[] { new { type = "output_audio", audio = "" } } };
        var error = CoreRig.With(_ => { }).SendBad(new { type = "conversation.item.create", item });
        Assert.Equal("invalid_value", error.Text("error.code"));
        Assert.Equal("item.content[0].type", error.Text("error.param"));
    }

    [Theory]
    [InlineData("""{"type":"input_audio_buffer.append"}""", "missing_required_parameter")]
    [InlineData("""{"type":"input_audio_buffer.append","audio":5}""", "missing_required_parameter")]
    [InlineData("""{"type":"input_audio_buffer.append","audio":"!!!!"}""", "invalid_value")]
    [InlineData("""{"type":"input_audio_buffer.append","audio":"AAAA"}""", "invalid_value")]
    public void Bad_audio_is_named(string text, string code)
    {
        var error = Assert.Single(CoreRig.With(_ => { }).SendText(text));
        Assert.Equal(code, error.Text("error.code"));
        Assert.Equal("audio", error.Text("error.param"));
    }

    [Fact]
    public void An_append_of_more_than_15_MiB_is_refused_and_one_of_15_MiB_is_not()
    {
        var rig = CoreRig.With(_ => { });
        rig.Update(NoTurns);
        Assert.Empty(rig.Append(new byte[15 * 1024 * 1024]));
        var error = Assert.Single(rig.Append(new byte[(15 * 1024 * 1024) + 2]));
        Assert.Equal("audio", error.Text("error.param"));
    }

    [Fact]
    public void Escaped_base64_is_understood()
    {
        var rig = CoreRig.With(_ => { });
        rig.Update(NoTurns);
        byte[] audio = [.. Enumerable.Repeat((byte)0xFB, 4800)];
        var text = Convert.ToBase64String(audio).Replace("+", "\\u002B", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal);
        Assert.Contains("\\u002B", text, StringComparison.Ordinal);
        Assert.Empty(rig.SendText($$"""{"audio":"{{text}}","type":"input_audio_buffer.append"}"""));
        rig.Send(new { type = "input_audio_buffer.commit" });
        var item = rig.Only("input_audio_buffer.committed").Text("item_id");
        var retrieved = Assert.Single(rig.Send(new { type = "conversation.item.retrieve", item_id = item }));
        Assert.Equal(Convert.ToBase64String(audio), retrieved.Text("item.content.0.audio"));
    }

    [Fact]
    public void The_playback_buffer_belongs_to_the_client_here() =>
        Assert.Equal("type", CoreRig.With(_ => { }).SendBad(new { type = "output_audio_buffer.clear" }).Text("error.param"));

    [Fact]
    public void A_session_that_reached_its_age_is_told_and_closed_with_1001()
    {
        var rig = new CoreRig(RealtimeScript.Create());
        Assert.Equal((ManualTime.Start + TimeSpan.FromHours(1)).ToUnixTimeSeconds(), rig.Only("session.created")["session.expires_at"].GetInt64());
        rig.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Null(rig.Sink.Closed);
        rig.Advance(TimeSpan.FromMilliseconds(1));
        var error = rig.Last("error");
        Assert.Equal("session_expired", error.Text("error.code"));
        Assert.Equal("Your session hit the maximum duration of 60 minutes.", error.Text("error.message"));
        Assert.Equal((1001, "Your session hit the maximum duration of 60 minutes."), rig.Sink.Closed);
        Assert.Null(rig.Core.NextDeadline);
    }

    [Fact]
    public void A_shorter_age_is_announced_from_the_start()
    {
        var rig = new CoreRig(RealtimeScript.Create(), new RealtimeCoreOptions { Lifetime = TimeSpan.FromMinutes(30) });
        Assert.Equal((ManualTime.Start + TimeSpan.FromMinutes(30)).ToUnixTimeSeconds(), rig.Only("session.created")["session.expires_at"].GetInt64());
        rig.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("Your session hit the maximum duration of 30 minutes.", rig.Sink.Closed?.Reason);
    }

    [Fact]
    public void After_its_end_a_session_says_nothing_more()
    {
        var rig = CoreRig.With(t => t.Says("Long.", TimeSpan.FromMinutes(3)), new RealtimeCoreOptions { Lifetime = TimeSpan.FromSeconds(5) });
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(5));
        var count = rig.Events.Count;
        Assert.Empty(rig.Send(new { type = "response.create" }));
        rig.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(count, rig.Events.Count);
    }

    [Fact]
    public void An_error_leaves_the_session_open()
    {
        var rig = CoreRig.With(t => t.Says("Still here.", TimeSpan.FromSeconds(1)));
        rig.SendText("nonsense");
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("completed", rig.Only(ServerEventTypes.ResponseDone).Text("response.status"));
    }

    private static object Message(string text, string? id = null) =>
        new { type = "message", id, role = "user", content = new[] { new { type = "input_text", text } } };
}
