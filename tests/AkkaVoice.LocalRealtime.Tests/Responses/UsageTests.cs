using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Responses;

/// <summary>Tokens and durations.</summary>
public sealed class UsageTests
{
    private static readonly RealtimeCoreOptions Instant = new() { Pacing = PacingOptions.Instant };

    [Fact]
    public void A_response_over_its_token_limit_ends_incomplete_with_what_fits()
    {
        var rig = CoreRig.With(t => t.Says("A sentence of forty characters, exactly.", TimeSpan.FromSeconds(10)), Instant);
        rig.Send(new { type = "response.create", response = new { max_output_tokens = 105 } });

        // 10 tokens of text and 200 of audio are planned; half of both fits.
        var done = rig.Only(ResponseDone);
        Assert.Equal("incomplete", done.Text("response.status"));
        Assert.Equal("max_output_tokens", done.Text("response.status_details.reason"));
        Assert.Equal("incomplete", rig.Only(OutputItemDone).Text("item.status"));
        Assert.Equal(CodedSignal.Generate(0, TimeSpan.FromSeconds(5)), rig.All(AudioDelta).Audio());
        Assert.Equal(105, done["response.usage.output_tokens"].GetInt32());
    }

    [Fact]
    public void Usage_counts_a_token_for_100_ms_of_the_caller_and_for_50_ms_of_the_assistant()
    {
        var rig = CoreRig.With(t => t.Says("12345678", TimeSpan.FromSeconds(2)), Instant);
        rig.Update(new { type = "realtime", instructions = "1234567890123456" });
        rig.TakeTurn();
        var committed = rig.Only(SpeechStopped)["audio_end_ms"].GetInt32() - rig.Only(SpeechStarted)["audio_start_ms"].GetInt32();
        var usage = rig.Only(ResponseDone)["response.usage"];
        Assert.Equal(4, usage.GetProperty("input_token_details").GetProperty("text_tokens").GetInt32());
        Assert.Equal((committed + 99) / 100, usage.GetProperty("input_token_details").GetProperty("audio_tokens").GetInt32());
        Assert.Equal(2, usage.GetProperty("output_token_details").GetProperty("text_tokens").GetInt32());
        Assert.Equal(40, usage.GetProperty("output_token_details").GetProperty("audio_tokens").GetInt32());
        Assert.Equal(4 + ((committed + 99) / 100) + 42, usage.GetProperty("total_tokens").GetInt32());
        Assert.Equal(15_000_000 - usage.GetProperty("total_tokens").GetInt32(), rig.Only(RateLimitsUpdated)["rate_limits.0.remaining"].GetInt32());
        Assert.Equal("tokens", rig.Only(RateLimitsUpdated).Text("rate_limits.0.name"));
    }

    [Fact]
    public void The_unchanged_beginning_of_the_context_is_cached_until_the_instructions_change()
    {
        var rig = new CoreRig(RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("12345678", TimeSpan.FromSeconds(2)))), Instant);
        rig.Update(new { type = "realtime", instructions = "1234567890123456" });
        int[] cached = [Cached(rig), Cached(rig), Cached(rig)];
        rig.Update(new { type = "realtime", instructions = "other" });
        Assert.Equal([0, 4, 4 + 42], cached);
        Assert.Equal(0, Cached(rig));
    }

    [Theory]
    [InlineData("audio/pcmu")]
    [InlineData("audio/pcma")]
    public void Companded_output_lasts_as_long_and_is_cut_by_the_same_milliseconds(string type)
    {
        var rig = CoreRig.With(t => t.Says("Ring ring.", Tone.Sine(TimeSpan.FromSeconds(2), 500)), Instant);
        rig.Update(new { type = "realtime", audio = new { output = new { format = new { type } } } });
        rig.Send(new { type = "response.create" });
        Assert.Equal(2 * 8000, rig.All(AudioDelta).Audio().Length);
        var item = rig.Only(OutputItemDone).Text("item.id");
        Assert.Equal("Audio content of 2000ms is already shorter than 2001ms", rig.SendBad(new { type = "conversation.item.truncate", item_id = item, content_index = 0, audio_end_ms = 2001 }).Text("error.message"));
        Assert.Equal(type, rig.Only(ResponseDone).Text("response.audio.output.format.type"));
    }

    private static int Cached(CoreRig rig)
    {
        rig.Send(new { type = "response.create" });
        return rig.Last(ResponseDone)["response.usage.input_token_details.cached_tokens"].GetInt32();
    }
}
