using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Responses;

/// <summary>The life of a response: what it sends, and what is left of it when it is cancelled or fails.</summary>
public sealed class ResponseTests
{
    private static readonly RealtimeCoreOptions Instant = new() { Pacing = PacingOptions.Instant };

    [Fact]
    public void Every_done_repeats_exactly_the_deltas_before_it()
    {
        const string Text = "Grüße aus  Köln – 😀😀 two  spaces and a tail ";
        var audio = CodedSignal.Generate(5, TimeSpan.FromMilliseconds(3333));
        var rig = CoreRig.With(t => t.Says(Text, audio).Calls("f", """{"emoji":"😀😀😀😀😀😀","x":[1,2,3]}"""), Instant);
        rig.Send(new { type = "response.create" });

        Assert.Equal(Text, rig.All(TranscriptDelta).Joined());
        Assert.Equal(Text, rig.Only(TranscriptDone).Text("transcript"));
        Assert.Equal(Text, rig.Only(ContentPartDone).Text("part.transcript"));
        Assert.Equal(Text, rig.Only(ResponseDone).Text("response.output.0.content.0.transcript"));
        Assert.Equal(audio, rig.All(AudioDelta).Audio());
        Assert.Equal(rig.Only(ArgumentsDone).Text("arguments"), rig.All(ArgumentsDelta).Joined());
        Assert.All(rig.All(TranscriptDelta).Concat(rig.All(ArgumentsDelta)), delta => Assert.NotEmpty(delta.Text("obfuscation")!));
        Assert.All(rig.All(ArgumentsDelta), delta => Assert.DoesNotContain('\uFFFD', delta.Text("delta")!));
    }

    [Fact]
    public void A_cancelled_response_repeats_only_what_was_sent()
    {
        var rig = CoreRig.With(t => t.Says("one two three four five six seven eight", TimeSpan.FromSeconds(24)));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        rig.Send(new { type = "response.cancel" });

        var said = rig.All(TranscriptDelta).Joined();
        Assert.NotEqual("one two three four five six seven eight", said);
        Assert.Equal(said, rig.Only(TranscriptDone).Text("transcript"));
        Assert.Equal(said, rig.Only(ResponseDone).Text("response.output.0.content.0.transcript"));
        Assert.Equal("client_cancelled", rig.Only(ResponseDone).Text("response.status_details.reason"));
        Assert.Equal("incomplete", rig.Only(ResponseDone).Text("response.output.0.status"));
        var count = rig.Events.Count;
        rig.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(count, rig.Events.Count);
    }

    [Fact]
    public void A_cancelled_call_repeats_its_partial_arguments()
    {
        var options = new RealtimeCoreOptions { Pacing = new PacingOptions { TextCharactersPerSecond = 20 } };
        var rig = CoreRig.With(t => t.Calls("f", """{"a":"a rather long argument that takes its time"}"""), options);
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        rig.Send(new { type = "response.cancel" });
        var partial = rig.Only(ArgumentsDone).Text("arguments")!;
        Assert.Equal(rig.All(ArgumentsDelta).Joined(), partial);
        Assert.DoesNotContain('}', partial);
        Assert.Equal("incomplete", rig.Only(OutputItemDone).Text("item.status"));
    }

    [Fact]
    public void A_response_that_is_cancelled_while_it_thinks_leaves_no_item()
    {
        var rig = CoreRig.With(t => t.Thinks(TimeSpan.FromSeconds(2)).Says("Never said.", TimeSpan.FromSeconds(1)));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        rig.News();
        rig.Send(new { type = "response.cancel" });
        Assert.Equal([ResponseDone, RateLimitsUpdated], rig.News().Ladder());
        Assert.Equal(0, rig.Only(ResponseDone)["response.output"].GetArrayLength());
        rig.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(rig.News());
    }

    [Fact]
    public void Items_after_a_cancel_vanish_and_interleaved_ones_are_both_closed()
    {
        var rig = CoreRig.With(t => t.Says("First.", TimeSpan.FromSeconds(6)).Calls("f", "{}").Says("Third.", TimeSpan.FromSeconds(6)).Interleaves());
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromMilliseconds(500));
        rig.Send(new { type = "response.cancel" });
        Assert.Equal(1, rig.Only(ResponseDone)["response.output"].GetArrayLength());
        Assert.Single(rig.All(ItemAdded));
        Assert.Single(rig.All(ItemDone));
    }

    [Fact]
    public void A_failed_response_carries_its_error_and_the_next_one_may_come()
    {
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Fails("rate_limit_exceeded", "Slow down."))
            .OnTurn(t => t.Says("Now it works.", TimeSpan.FromSeconds(1)));
        var rig = new CoreRig(script, Instant);
        rig.Send(new { type = "response.create" });
        var failed = rig.Only(ResponseDone);
        Assert.Equal("failed", failed.Text("response.status"));
        Assert.Equal("failed", failed.Text("response.status_details.type"));
        Assert.Equal("rate_limit_exceeded", failed.Text("response.status_details.error.code"));
        rig.Send(new { type = "response.create" });
        Assert.Equal("completed", rig.Last(ResponseDone).Text("response.status"));
    }

    [Fact]
    public void Stragglers_of_a_cancelled_response_may_come_after_its_end()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c.SendsStragglers(3).OnTurn(t => t.Says("a b c d e f g h", TimeSpan.FromSeconds(24))));
        var rig = new CoreRig(script);
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(1));
        var done = rig.Send(new { type = "response.cancel" });
        var stragglers = done.SkipWhile(e => e.Type != RateLimitsUpdated).Skip(1).ToList();
        Assert.Equal(3, stragglers.Count);
        Assert.All(stragglers, e => Assert.EndsWith(".delta", e.Type, StringComparison.Ordinal));
        Assert.All(stragglers, e => Assert.Equal(rig.Only(ResponseDone).Text("response.id"), e.Text("response_id")));
    }

    [Fact]
    public void A_script_that_is_over_fails_loudly()
    {
        var rig = new CoreRig(RealtimeScript.Create(), Instant);
        rig.Send(new { type = "response.create" });
        Assert.Equal("script_exhausted", rig.Only(ResponseDone).Text("response.status_details.error.code"));
    }
}
