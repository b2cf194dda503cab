using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Tests.Rig;

namespace AkkaVoice.LocalRealtime.Tests.Sessions;

/// <summary>Where items go and what becomes of them.</summary>
public sealed class ConversationTests
{
    [Fact]
    public void Items_go_to_the_end_to_the_front_or_after_another()
    {
        IReadOnlyList<string> order = [];
        var rig = CoreRig.With(t => t.Answers(request =>
        {
            order = [.. request.Items.Select(item => item.Id)];
            return new ResponsePlan();
        }));
        Create(rig, "a", null);
        Create(rig, "b", null);
        Assert.True(Create(rig, "front", "root").IsNull("previous_item_id"));
        Assert.Equal("a", Create(rig, "between", "a").Text("previous_item_id"));
        Create(rig, "gone", null);
        Assert.Equal("gone", Assert.Single(rig.Send(new { type = "conversation.item.delete", item_id = "gone" })).Text("item_id"));
        rig.Send(new { type = "response.create" });
        Assert.Equal(["front", "a", "between", "b"], order);
    }

    [Fact]
    public void An_item_can_be_read_back()
    {
        var rig = CoreRig.With(_ => { });
        Create(rig, "a", null);
        var retrieved = Assert.Single(rig.Send(new { type = "conversation.item.retrieve", item_id = "a" }));
        Assert.Equal("conversation.item.retrieved", retrieved.Type);
        Assert.Equal("a", retrieved.Text("item.content.0.text"));
        Assert.Equal("realtime.item", retrieved.Text("item.object"));
    }

    [Fact]
    public void A_deleted_answer_does_not_come_back_when_its_generation_ends()
    {
        var rig = CoreRig.With(t => t.Says("Long answer.", TimeSpan.FromSeconds(12)));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        var id = rig.Only("response.output_item.added").Text("item.id");
        rig.Send(new { type = "conversation.item.delete", item_id = id });
        rig.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(rig.All("response.done"));
        Assert.Equal("item_retrieve_invalid_item_id", rig.SendBad(new { type = "conversation.item.retrieve", item_id = id }).Text("error.code"));
    }

    [Fact]
    public void The_brain_sees_what_the_session_declared()
    {
        ResponseRequest? seen = null;
        var rig = CoreRig.With(t => t.Answers(request =>
        {
            seen = request;
            return new ResponsePlan();
        }));
        rig.Update(new
        {
            type = "realtime",
            instructions = "Be kind.",
            tools = new[] { new { type = "function", name = "f", description = "does f", parameters = new { type = "object" } } },
            tool_choice = "required",
            audio = new { output = new { voice = "sage", speed = 0.75 } },
        });
        Create(rig, "question", null);
        rig.Send(new { type = "response.create" });

        Assert.Equal("Be kind.", seen!.Instructions);
        Assert.Equal(new FunctionTool("f", "does f", """{"type":"object"}"""), Assert.Single(seen.Tools));
        Assert.Equal(ToolChoiceMode.Required, seen.ToolChoice.Mode);
        Assert.Equal(("sage", 0.75, true, false), (seen.Voice, seen.Speed, seen.WantsAudio, seen.OutOfBand));
        Assert.Equal("question", Assert.Single(seen.Items).Content[0].Text);
    }

    [Fact]
    public void The_brain_sees_the_callers_audio_and_can_wait_for_its_words()
    {
        string? words = null;
        var rig = CoreRig.With(t => t.Hears("tell me a joke").Answers(async (request, _) =>
        {
            var item = request.Items[^1];
            Assert.True(item.Content[0].Audio.Length > 20_000);
            words = (await item.Recognition!).Text;
            return new ResponsePlan();
        }));
        rig.TakeTurn();
        Assert.Equal("tell me a joke", words);
    }

    private static ServerEvent Create(CoreRig rig, string id, string? after) => rig.Send(new
    {
        type = "conversation.item.create",
        previous_item_id = after,
        item = new { id, type = "message", role = "user", content = new[] { new { type = "input_text", text = id } } },
    })[0];
}
