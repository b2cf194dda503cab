using System.Text.Json;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;

namespace AkkaVoice.LocalRealtime.Tests.Configuration;

/// <summary>What a session starts with, and how updates are merged into it.</summary>
public sealed class SessionUpdateTests
{
    [Theory]
    [InlineData("gpt-realtime", 200, "alloy")]
    [InlineData("gpt-realtime-2025-08-28", 200, "alloy")]
    [InlineData("gpt-realtime-2.1", 500, "marin")]
    [InlineData("somebody-elses-model", 200, "alloy")]
    public void Defaults_follow_the_model(string model, int silence, string voice)
    {
        var created = new CoreRig(RealtimeScript.Create(), new RealtimeCoreOptions { Model = model }).Only("session.created");
        Assert.Equal(model, created.Text("session.model"));
        Assert.Equal(voice, created.Text("session.audio.output.voice"));
        Assert.Equal("server_vad", created.Text("session.audio.input.turn_detection.type"));
        Assert.Equal(silence, created["session.audio.input.turn_detection.silence_duration_ms"].GetInt32());
        Assert.Equal(300, created["session.audio.input.turn_detection.prefix_padding_ms"].GetInt32());
        Assert.Equal(0.5, created["session.audio.input.turn_detection.threshold"].GetDouble());
    }

    [Fact]
    public void A_new_session_tells_its_whole_configuration()
    {
        var created = CoreRig.With(_ => { }).Only("session.created");
        Assert.Equal("realtime", created.Text("session.type"));
        Assert.Equal("realtime.session", created.Text("session.object"));
        Assert.StartsWith("sess_", created.Text("session.id"), StringComparison.Ordinal);
        Assert.Equal("audio", created.Text("session.output_modalities.0"));
        Assert.NotEmpty(created.Text("session.instructions")!);
        Assert.Equal("inf", created.Text("session.max_output_tokens"));
        Assert.Equal("auto", created.Text("session.truncation"));
        Assert.Equal("auto", created.Text("session.tool_choice"));
        Assert.Equal(0, created["session.tools"].GetArrayLength());
        Assert.Equal(24_000, created["session.audio.output.format.rate"].GetInt32());
        foreach (var path in (string[])["tracing", "prompt", "include", "audio.input.transcription", "audio.input.noise_reduction"])
        {
            Assert.True(created.IsNull($"session.{path}"), path);
        }
    }

    [Fact]
    public void Only_what_is_present_changes()
    {
        var rig = CoreRig.With(_ => { });
        rig.Update(new { type = "realtime", instructions = "A", audio = new { output = new { voice = "cedar", speed = 1.5 } } });
        var updated = Ack(rig.Update(new { type = "realtime", audio = new { input = new { turn_detection = new { type = "server_vad", threshold = 0.8 } } } }));
        Assert.Equal("A", updated.Text("session.instructions"));
        Assert.Equal("cedar", updated.Text("session.audio.output.voice"));
        Assert.Equal(1.5, updated["session.audio.output.speed"].GetDouble());
        Assert.Equal(0.8, updated["session.audio.input.turn_detection.threshold"].GetDouble());
        Assert.Equal(200, updated["session.audio.input.turn_detection.silence_duration_ms"].GetInt32());
        Assert.Equal(300, updated["session.audio.input.turn_detection.prefix_padding_ms"].GetInt32());
    }

    [Fact]
    public void Turn_detection_is_merged_while_its_type_stays_and_starts_afresh_when_it_changes()
    {
        var rig = CoreRig.With(_ => { });
        Turns(rig, new { type = "server_vad", silence_duration_ms = 700, create_response = false });
        var vad = Turns(rig, new { type = "server_vad", prefix_padding_ms = 100 });
        Assert.Equal(700, vad.GetProperty("silence_duration_ms").GetInt32());
        Assert.False(vad.GetProperty("create_response").GetBoolean());
        var semantic = Turns(rig, new { type = "semantic_vad", eagerness = "high" });
        Assert.Equal("high", semantic.GetProperty("eagerness").GetString());
        Assert.True(semantic.GetProperty("create_response").GetBoolean());
        Assert.False(semantic.TryGetProperty("silence_duration_ms", out _));
        Assert.Equal(200, Turns(rig, new { type = "server_vad" }).GetProperty("silence_duration_ms").GetInt32());
    }

    [Fact]
    public void Empty_values_clear()
    {
        var rig = CoreRig.With(_ => { });
        rig.Update(new
        {
            type = "realtime",
            tools = new[] { new { type = "function", name = "f" } },
            audio = new { input = new { transcription = new { model = "whisper-1" }, noise_reduction = new { type = "near_field" } } },
        });
        var updated = Ack(rig.Update(new
        {
            type = "realtime",
            instructions = "",
            tools = Array.Empty<object>(),
            audio = new { input = new { transcription = (object?)null, noise_reduction = (object?)null, turn_detection = (object?)null } },
        }));
        Assert.Equal("", updated.Text("session.instructions"));
        Assert.Equal(0, updated["session.tools"].GetArrayLength());
        Assert.True(updated.IsNull("session.audio.input.transcription"));
        Assert.True(updated.IsNull("session.audio.input.noise_reduction"));
        Assert.True(updated.IsNull("session.audio.input.turn_detection"));
    }

    [Fact]
    public void Tools_are_echoed_as_they_were_sent()
    {
        var rig = CoreRig.With(_ => { });
        var tool = new { type = "function", name = "get_weather", description = "d", parameters = new { type = "object", additionalProperties = false } };
        var updated = Ack(rig.Update(new { type = "realtime", tools = new[] { tool }, tool_choice = new { type = "function", name = "get_weather" } }));
        Assert.Equal(JsonSerializer.Serialize(tool), updated["session.tools.0"].GetRawText());
        Assert.Equal("get_weather", updated.Text("session.tool_choice.name"));
    }

    [Fact]
    public void A_bad_field_rejects_the_whole_update()
    {
        var rig = CoreRig.With(_ => { });
        var error = Assert.Single(rig.Update(new { type = "realtime", instructions = "New", max_output_tokens = 5000 }));
        Assert.Equal("session.max_output_tokens", error.Text("error.param"));
        Assert.NotEqual("New", Ack(rig.Update(new { type = "realtime" })).Text("session.instructions"));
    }

    public static TheoryData<string, string, string> BadUpdates => new()
    {
        { """{}""", "missing_required_parameter", "session.type" },
        { """{"type":"transcription"}""", "invalid_value", "session.type" },
        { """{"type":"realtime","modalities":["text"]}""", "unknown_parameter", "session.modalities" },
        { """{"type":"realtime","voice":"alloy"}""", "unknown_parameter", "session.voice" },
        { """{"type":"realtime","temperature":0.8}""", "unknown_parameter", "session.temperature" },
        { """{"type":"realtime","model":"other"}""", "invalid_value", "session.model" },
        { """{"type":"realtime","instructions":5}""", "invalid_type", "session.instructions" },
        { """{"type":"realtime","output_modalities":["audio","text"]}""", "invalid_value", "session.output_modalities" },
        { """{"type":"realtime","output_modalities":["video"]}""", "invalid_value", "session.output_modalities" },
        { """{"type":"realtime","max_output_tokens":0}""", "invalid_value", "session.max_output_tokens" },
        { """{"type":"realtime","max_output_tokens":"many"}""", "invalid_value", "session.max_output_tokens" },
        { """{"type":"realtime","tool_choice":"maybe"}""", "invalid_value", "session.tool_choice" },
        { """{"type":"realtime","tools":[{"type":"function"}]}""", "missing_required_parameter", "session.tools[0].name" },
        { """{"type":"realtime","tools":[{"type":"function","function":{"name":"f"}}]}""", "unknown_parameter", "session.tools[0].function" },
        { """{"type":"realtime","tools":[{"type":"mcp","server_label":"x"}]}""", "invalid_value", "session.tools[0].type" },
        { """{"type":"realtime","tools":[{"type":"function","name":"f","parameters":"{}"}]}""", "invalid_type", "session.tools[0].parameters" },
        { """{"type":"realtime","truncation":"never"}""", "invalid_value", "session.truncation" },
        { """{"type":"realtime","truncation":{"type":"retention_ratio","retention_ratio":2}}""", "invalid_value", "session.truncation.retention_ratio" },
        { """{"type":"realtime","reasoning":{"effort":"low"}}""", "invalid_value", "session.reasoning" },
        { """{"type":"realtime","audio":{"output":{"voice":"hal"}}}""", "invalid_value", "session.audio.output.voice" },
        { """{"type":"realtime","audio":{"output":{"speed":1.6}}}""", "invalid_value", "session.audio.output.speed" },
        { """{"type":"realtime","audio":{"output":{"format":"pcm16"}}}""", "invalid_type", "session.audio.output.format" },
        { """{"type":"realtime","audio":{"input":{"format":{"type":"audio/pcm","rate":16000}}}}""", "invalid_value", "session.audio.input.format.rate" },
        { """{"type":"realtime","audio":{"input":{"format":{"type":"audio/mp3"}}}}""", "invalid_value", "session.audio.input.format.type" },
        { """{"type":"realtime","audio":{"input":{"noise_reduction":{"type":"far"}}}}""", "invalid_value", "session.audio.input.noise_reduction.type" },
        { """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","threshold":1.5}}}}""", "invalid_value", "session.audio.input.turn_detection.threshold" },
        { """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","idle_timeout_ms":4999}}}}""", "invalid_value", "session.audio.input.turn_detection.idle_timeout_ms" },
        { """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","eagerness":"low"}}}}""", "unknown_parameter", "session.audio.input.turn_detection.eagerness" },
        { """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"semantic_vad","idle_timeout_ms":6000}}}}""", "unknown_parameter", "session.audio.input.turn_detection.idle_timeout_ms" },
        { """{"type":"realtime","audio":{"input":{"turn_detection":{"type":"semantic_vad","eagerness":"asap"}}}}""", "invalid_value", "session.audio.input.turn_detection.eagerness" },
    };

    [Theory]
    [MemberData(nameof(BadUpdates))]
    public void A_bad_field_is_named_with_its_path(string session, string code, string param)
    {
        var rig = CoreRig.With(_ => { });
        var error = Assert.Single(rig.SendText($$"""{"type":"session.update","event_id":"u1","session":{{session}}}"""));
        Assert.Equal(code, error.Text("error.code"));
        Assert.Equal(param, error.Text("error.param"));
        Assert.Equal("u1", error.Text("error.event_id"));
    }

    [Fact]
    public void Reasoning_is_taken_by_reasoning_models_and_not_echoed()
    {
        var rig = new CoreRig(RealtimeScript.Create(), new RealtimeCoreOptions { Model = "gpt-realtime-2.1-mini" });
        var updated = Ack(rig.Update(new { type = "realtime", reasoning = new { effort = "minimal" }, parallel_tool_calls = true }));
        Assert.False(updated["session"].TryGetProperty("reasoning", out _));
    }

    [Fact]
    public void Tracing_cannot_change_once_it_is_set()
    {
        var rig = CoreRig.With(_ => { });
        Assert.Equal("auto", Ack(rig.Update(new { type = "realtime", tracing = "auto" })).Text("session.tracing"));
        Assert.Equal("session.tracing", Assert.Single(rig.Update(new { type = "realtime", tracing = (object?)null })).Text("error.param"));
    }

    [Fact]
    public void The_voice_is_fixed_by_the_first_audio()
    {
        var rig = CoreRig.With(t => t.Says("Hi.", TimeSpan.FromSeconds(1)));
        Assert.Equal("cedar", Ack(Voice(rig, "cedar")).Text("session.audio.output.voice"));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        var error = Assert.Single(Voice(rig, "marin"));
        Assert.Equal("cannot_update_voice", error.Text("error.code"));
        Assert.Equal("Cannot update a conversation's voice if assistant audio is present.", error.Text("error.message"));
        Ack(Voice(rig, "cedar"));
        Assert.Equal("cannot_update_voice", rig.SendBad(new { type = "response.create", response = new { audio = new { output = new { voice = "ash" } } } }).Text("error.code"));
    }

    [Fact]
    public void The_speed_cannot_change_while_a_response_is_in_progress()
    {
        var rig = CoreRig.With(t => t.Says("Hi.", TimeSpan.FromSeconds(10)));
        rig.Send(new { type = "response.create" });
        Assert.Equal("session.audio.output.speed", Assert.Single(rig.Update(new { type = "realtime", audio = new { output = new { speed = 1.2 } } })).Text("error.param"));
        rig.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(1.2, Ack(rig.Update(new { type = "realtime", audio = new { output = new { speed = 1.2 } } }))["session.audio.output.speed"].GetDouble());
    }

    [Theory]
    [InlineData("nova")]
    [InlineData("voice_abc123")]
    public void Old_and_custom_voices_pass(string voice) => Ack(Voice(CoreRig.With(_ => { }), voice));

    [Fact]
    public void A_custom_voice_is_echoed_as_an_object()
    {
        var rig = CoreRig.With(_ => { });
        var updated = Ack(rig.Update(new { type = "realtime", audio = new { output = new { voice = new { id = "voice_1" } } } }));
        Assert.Equal("voice_1", updated.Text("session.audio.output.voice.id"));
    }

    [Fact]
    public void A_response_keeps_the_configuration_it_began_with()
    {
        var rig = CoreRig.With(t => t.Says("Hi there.", TimeSpan.FromSeconds(6)));
        rig.Send(new { type = "response.create" });
        rig.Update(new { type = "realtime", output_modalities = new[] { "text" }, max_output_tokens = 1 });
        rig.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("completed", rig.Only("response.done").Text("response.status"));
        Assert.Equal("audio", rig.Only("response.done").Text("response.output_modalities.0"));
    }

    [Fact]
    public void A_scripted_delay_and_rejection_concern_updates()
    {
        var late = new CoreRig(RealtimeScript.Create().OnEveryConnection(c => c.DelaysSessionUpdate(TimeSpan.FromSeconds(2))));
        Assert.Empty(late.Update(new { type = "realtime", instructions = "Late" }));
        late.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Late", late.Only("session.updated").Text("session.instructions"));

        var never = new CoreRig(RealtimeScript.Create().OnEveryConnection(c => c.RejectsSessionUpdate("invalid_value", "No.", "session.tools")));
        Assert.Equal("session.tools", Assert.Single(never.Update(new { type = "realtime" })).Text("error.param"));
    }

    private static JsonElement Turns(CoreRig rig, object turnDetection) =>
        Ack(rig.Update(new { type = "realtime", audio = new { input = new { turn_detection = turnDetection } } }))["session.audio.input.turn_detection"];

    private static IReadOnlyList<ServerEvent> Voice(CoreRig rig, string voice) =>
        rig.Update(new { type = "realtime", audio = new { output = new { voice } } });

    private static ServerEvent Ack(IReadOnlyList<ServerEvent> answer)
    {
        var updated = Assert.Single(answer);
        Assert.True(updated.Type == "session.updated", updated.ToString());
        return updated;
    }
}
