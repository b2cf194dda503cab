using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Sessions;

/// <summary>What truncating an answer does and when it is refused.</summary>
public sealed class TruncateTests
{
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(4450);

    [Fact]
    public void It_cuts_the_audio_and_deletes_the_transcript()
    {
        var (rig, item) = Answered();
        Assert.Equal("One two three.", Retrieve(rig, item).Text("item.content.0.transcript"));
        var truncated = Assert.Single(Truncate(rig, item, 1200));
        Assert.Equal(item, truncated.Text("item_id"));
        Assert.Equal(0, truncated["content_index"].GetInt32());
        Assert.Equal(1200, truncated["audio_end_ms"].GetInt32());
        var retrieved = Retrieve(rig, item);
        Assert.True(retrieved.IsNull("item.content.0.transcript"));
        Assert.Equal(CodedSignal.Generate(0, Answer)[..(1200 * 48)], Convert.FromBase64String(retrieved.Text("item.content.0.audio")!));
    }

    [Fact]
    public void It_may_reach_to_the_last_millisecond_and_not_beyond()
    {
        var (rig, item) = Answered();
        var error = Assert.Single(Truncate(rig, item, 23868));
        Assert.Equal("invalid_value", error.Text("error.code"));
        Assert.Equal("audio_end_ms", error.Text("error.param"));
        Assert.Equal("Audio content of 4450ms is already shorter than 23868ms", error.Text("error.message"));
        Assert.Equal(Error, Truncate(rig, item, 4451)[0].Type);
        Assert.Equal(ItemTruncated, Truncate(rig, item, 4450)[0].Type);
    }

    [Fact]
    public void A_second_cut_must_not_be_later_than_the_first()
    {
        var (rig, item) = Answered();
        Truncate(rig, item, 1000);
        Assert.Equal("Audio content of 1000ms is already shorter than 1001ms", Assert.Single(Truncate(rig, item, 1001)).Text("error.message"));
        Assert.Equal(ItemTruncated, Truncate(rig, item, 500)[0].Type);
    }

    [Fact]
    public void While_it_is_generated_only_what_was_sent_counts()
    {
        var rig = CoreRig.With(t => t.Says("A long answer with many words.", TimeSpan.FromSeconds(30)));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        var item = rig.Only(OutputItemAdded).Text("item.id")!;
        var sent = rig.All(AudioDelta).Audio().Length / 48;
        Assert.Equal($"Audio content of {sent}ms is already shorter than {sent + 1}ms", Assert.Single(Truncate(rig, item, sent + 1)).Text("error.message"));
        Assert.Equal(ItemTruncated, Truncate(rig, item, sent)[0].Type);
    }

    [Fact]
    public void A_cut_while_it_is_generated_outlives_the_end_of_generation()
    {
        var rig = CoreRig.With(t => t.Says("A long answer with many words.", TimeSpan.FromSeconds(12)));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        var item = rig.Only(OutputItemAdded).Text("item.id")!;
        Truncate(rig, item, 300);
        rig.Advance(TimeSpan.FromSeconds(2));
        var retrieved = Retrieve(rig, item);
        Assert.Equal(300 * 48, Convert.FromBase64String(retrieved.Text("item.content.0.audio")!).Length);
        Assert.True(retrieved.IsNull("item.content.0.transcript"));
    }

    [Fact]
    public void A_cancelled_answer_can_be_cut_at_what_was_sent_of_it()
    {
        var rig = CoreRig.With(t => t.Says("A long answer with many words.", TimeSpan.FromSeconds(30)));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        rig.Send(new { type = "response.cancel" });
        var item = rig.Only(OutputItemDone).Text("item.id")!;
        var sent = rig.All(AudioDelta).Audio().Length / 48;
        Assert.Equal(Error, Truncate(rig, item, sent + 1)[0].Type);
        Assert.Equal(ItemTruncated, Truncate(rig, item, sent)[0].Type);
    }

    [Fact]
    public void Only_the_assistants_audio_can_be_cut()
    {
        var (rig, item) = Answered();
        rig.Send(new { type = "conversation.item.create", item = new { id = "typed", type = "message", role = "assistant", content = new[] { new { type = "output_text", text = "Hi" } } } });
        rig.Send(new { type = "conversation.item.create", item = new { id = "called", type = "function_call", call_id = "c", name = "f", arguments = "{}" } });
        rig.TakeTurn();
        var user = rig.Last("input_audio_buffer.committed").Text("item_id")!;
        foreach (var id in (string[])["typed", "called", user])
        {
            var error = Assert.Single(Truncate(rig, id, 100), e => e.Type == Error);
            Assert.Equal("unsupported_content_type", error.Text("error.code"));
            Assert.Equal("Only model output audio messages can be truncated", error.Text("error.message"));
        }

        // Nothing heard at all: the item is to be deleted instead.
        Assert.Equal("unsupported_content_type", Assert.Single(Truncate(rig, item, 0)).Text("error.code"));
    }

    [Fact]
    public void There_is_one_content_part()
    {
        var (rig, item) = Answered();
        Assert.Equal("content_index", rig.SendBad(new { type = "conversation.item.truncate", item_id = item, content_index = 1, audio_end_ms = 10 }).Text("error.param"));
    }

    [Fact]
    public void The_next_answer_does_not_know_what_was_cut()
    {
        ResponseRequest? seen = null;
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Says("One two three.", Answer))
            .OnTurn(t => t.Answers(request =>
            {
                seen = request;
                return new ResponsePlan();
            }));
        var rig = new CoreRig(script, new RealtimeCoreOptions { Pacing = PacingOptions.Instant });
        rig.Send(new { type = "response.create" });
        var item = rig.Only(OutputItemDone).Text("item.id")!;
        Truncate(rig, item, 100);
        rig.Send(new { type = "response.create" });
        var part = Assert.Single(Assert.Single(seen!.Items).Content);
        Assert.Null(part.Transcript);
        Assert.Equal(4800, part.Audio.Length);
    }

    private static (CoreRig Rig, string Item) Answered()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("One two three.", Answer)).OnTurn(t => t.Says("More.", Answer));
        var rig = new CoreRig(script, new RealtimeCoreOptions { Pacing = PacingOptions.Instant });
        rig.Send(new { type = "response.create" });
        return (rig, rig.Only(OutputItemDone).Text("item.id")!);
    }

    private static IReadOnlyList<ServerEvent> Truncate(CoreRig rig, string item, int ms) =>
        rig.Send(new { type = "conversation.item.truncate", item_id = item, content_index = 0, audio_end_ms = ms });

    private static ServerEvent Retrieve(CoreRig rig, string item) =>
        Assert.Single(rig.Send(new { type = "conversation.item.retrieve", item_id = item }));
}
