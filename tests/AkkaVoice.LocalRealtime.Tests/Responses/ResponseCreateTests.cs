using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Responses;

/// <summary>Responses the client asks for, and several at once.</summary>
public sealed class ResponseCreateTests
{
    private static readonly RealtimeCoreOptions Instant = new() { Pacing = PacingOptions.Instant };

    [Fact]
    public void Out_of_band_responses_run_beside_the_default_one_and_write_to_no_conversation()
    {
        var script = RealtimeScript.Create();
        foreach (var text in (string[])["default", "first", "second"])
        {
            script.OnTurn(t => t.Says(text, TimeSpan.FromSeconds(6)));
        }

        var rig = new CoreRig(script);
        rig.Send(new { type = "response.create" });
        foreach (var topic in (string[])["a", "b"])
        {
            Assert.Equal(ResponseCreated, rig.Send(new { type = "response.create", response = new { conversation = "none", metadata = new { topic } } })[0].Type);
        }

        rig.Advance(TimeSpan.FromSeconds(2));
        var done = rig.All(ResponseDone).OrderBy(d => d["response.metadata"].ToString(), StringComparer.Ordinal).ToList();
        Assert.Equal(3, done.Count);
        Assert.All(done, d => Assert.Equal("completed", d.Text("response.status")));
        Assert.Equal([null, "a", "b"], done.Select(d => d.IsNull("response.metadata") ? null : d.Text("response.metadata.topic")));
        Assert.Equal([false, true, true], done.Select(d => d.IsNull("response.conversation_id")));
        Assert.Single(rig.All(ItemAdded));
        Assert.Single(rig.All(ItemDone));
    }

    [Fact]
    public void A_cancel_may_name_a_response_and_without_a_name_means_the_default_one()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Long.", TimeSpan.FromMinutes(1))));
        var rig = new CoreRig(script);
        var aside = rig.Send(new { type = "response.create", response = new { conversation = "none" } })[0].Text("response.id");
        Assert.Equal("response_cancel_not_active", rig.SendBad(new { type = "response.cancel" }).Text("error.code"));
        rig.Send(new { type = "response.create" });
        rig.Send(new { type = "response.cancel", response_id = aside });
        Assert.Equal(aside, rig.Only(ResponseDone).Text("response.id"));
        Assert.Equal("response_cancel_not_active", rig.SendBad(new { type = "response.cancel", response_id = aside }).Text("error.code"));
    }

    [Fact]
    public void Speech_cancels_the_default_response_and_leaves_the_others_alone()
    {
        var rig = new CoreRig(RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Long.", TimeSpan.FromMinutes(1)))));
        rig.Send(new { type = "response.create", response = new { conversation = "none" } });
        var main = rig.Send(new { type = "response.create" })[0].Text("response.id");
        rig.Speak(200);
        Assert.Equal(main, rig.Only(ResponseDone).Text("response.id"));
    }

    [Fact]
    public void What_a_response_create_names_replaces_the_sessions_setting_for_this_response()
    {
        var requests = new List<ResponseRequest>();
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Answers(request =>
        {
            requests.Add(request);
            return ResponsePlan.Say("Text.", default);
        })));
        var rig = new CoreRig(script, Instant);
        rig.Update(new { type = "realtime", instructions = "Session.", tools = new[] { new { type = "function", name = "f" } } });
        rig.Send(new { type = "conversation.item.create", item = new { id = "known", type = "message", role = "user", content = new[] { new { type = "input_text", text = "Hi" } } } });
        rig.Send(new
        {
            type = "response.create",
            response = new
            {
                instructions = "Only now.",
                tools = Array.Empty<object>(),
                output_modalities = new[] { "text" },
                input = new object[]
                {
                    new { type = "item_reference", id = "known" },
                    new { type = "message", role = "user", content = new[] { new { type = "input_text", text = "More" } } },
                },
            },
        });
        rig.Send(new { type = "response.create", response = new { input = Array.Empty<object>() } });
        rig.Send(new { type = "response.create" });

        Assert.Equal("Only now.", requests[0].Instructions);
        Assert.Empty(requests[0].Tools);
        Assert.False(requests[0].WantsAudio);
        Assert.Equal(["Hi", "More"], requests[0].Items.Select(item => item.Content[0].Text));
        Assert.Empty(requests[1].Items);
        Assert.Equal("Session.", requests[2].Instructions);
        Assert.Single(requests[2].Tools);
        Assert.Equal("Text.", rig.Only(TextDone).Text("text"));
    }

    [Theory]
    [InlineData("""{"metadata":{"k":5}}""", "response.metadata.k")]
    [InlineData("""{"conversation":"other"}""", "response.conversation")]
    [InlineData("""{"temperature":1}""", "response.temperature")]
    [InlineData("""{"audio":{"output":{"speed":1}}}""", "response.audio.output.speed")]
    [InlineData("""{"input":[{"type":"message","role":"user"}]}""", "response.input[0].content")]
    [InlineData("""{"metadata":{"a":"","b":"","c":"","d":"","e":"","f":"","g":"","h":"","i":"","j":"","k":"","l":"","m":"","n":"","o":"","p":"","q":""}}""", "response.metadata")]
    public void A_bad_response_create_is_refused_with_its_path(string response, string param)
    {
        var error = Assert.Single(CoreRig.With(_ => { }).SendText($$"""{"type":"response.create","response":{{response}}}"""));
        Assert.Equal(param, error.Text("error.param"));
    }
}
