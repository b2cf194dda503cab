using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Responses;

/// <summary>The life of a response.</summary>
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
    public void Thinking_delays_the_first_output_and_not_the_announcement()
    {
        var rig = CoreRig.With(t => t.Thinks(TimeSpan.FromMilliseconds(700)).Says("Hm.", TimeSpan.FromSeconds(1)));
        Assert.Equal([ResponseCreated], rig.Send(new { type = "response.create" }).Ladder());
        rig.Advance(TimeSpan.FromMilliseconds(699));
        Assert.Empty(rig.All(AudioDelta));
        rig.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotEmpty(rig.All(AudioDelta));
        Assert.Equal(700, rig.All(AudioDelta)[0]["x_akkavoice.thinking_ms"].GetDouble());
    }

    [Fact]
    public void Thinking_time_is_told_once_for_the_text_and_once_for_the_audio_counted_from_the_end_of_speech()
    {
        var rig = CoreRig.With(t => t.Thinks(TimeSpan.FromMilliseconds(250)).Says("one two three four five six seven eight nine", TimeSpan.FromSeconds(6)));
        rig.TakeTurn();
        rig.Advance(TimeSpan.FromSeconds(2));
        var told = rig.Events.Where(e => e.Json.TryGetProperty("x_akkavoice", out _)).ToList();
        Assert.Equal([TranscriptDelta, AudioDelta], told.Select(e => e.Type));
        Assert.All(told, e => Assert.Equal((e.At - rig.Only(SpeechStopped).At).TotalMilliseconds, e["x_akkavoice.thinking_ms"].GetDouble()));
        Assert.True(rig.All(TranscriptDelta).Count > 1);
        Assert.True(rig.All(AudioDelta).Count > 1);
    }

    [Theory]
    [InlineData(6.0)]
    [InlineData(1.0)]
    public void Audio_comes_faster_than_it_plays_in_uneven_pieces(double speed)
    {
        var rig = CoreRig.With(t => t.Says("Long.", TimeSpan.FromSeconds(12)), new RealtimeCoreOptions { Pacing = new PacingOptions { SpeedFactor = speed } });
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(12 / speed));
        Assert.Equal(TimeSpan.FromSeconds(12 / speed), rig.Only(ResponseDone).At);
        var deltas = rig.All(AudioDelta);
        var bytes = 0;
        foreach (var delta in deltas)
        {
            // No piece is sent before what precedes it was generated, nor later; the clock counts ticks of 100 ns.
            Assert.InRange(delta.At.TotalSeconds - (bytes / 48_000.0 / speed), -2e-7, 2e-7);
            bytes += Convert.FromBase64String(delta.Text("delta")!).Length;
        }

        var sizes = deltas.SkipLast(1).Select(d => Convert.FromBase64String(d.Text("delta")!).Length).ToList();
        Assert.All(sizes, size => Assert.InRange(size, 40 * 48, 400 * 48));
        Assert.True(sizes.Distinct().Count() > 5);
    }

    [Fact]
    public void Samples_may_be_split_on_request()
    {
        var options = new RealtimeCoreOptions { Pacing = PacingOptions.Instant with { SplitSamples = true, MinChunk = TimeSpan.FromMilliseconds(1), MaxChunk = TimeSpan.FromMilliseconds(9) } };
        var rig = CoreRig.With(t => t.Says("Odd.", TimeSpan.FromSeconds(1), signal: 9), options);
        rig.Send(new { type = "response.create" });
        Assert.Contains(rig.All(AudioDelta), d => Convert.FromBase64String(d.Text("delta")!).Length % 2 == 1);
        Assert.Equal(CodedSignal.Generate(9, TimeSpan.FromSeconds(1)), rig.All(AudioDelta).Audio());
    }

    [Fact]
    public void A_sink_that_is_full_holds_output_back_and_not_answers()
    {
        var rig = CoreRig.With(t => t.Says("Long.", TimeSpan.FromSeconds(6)));
        rig.Send(new { type = "response.create" });
        rig.Sink.CanTakeOutput = false;
        var before = rig.All(AudioDelta).Count;
        rig.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(before, rig.All(AudioDelta).Count);
        Assert.Equal(["input_audio_buffer.cleared"], rig.Send(new { type = "input_audio_buffer.clear" }).Ladder());
        rig.Sink.CanTakeOutput = true;
        rig.Core.Resume();
        Assert.Equal(CodedSignal.Generate(0, TimeSpan.FromSeconds(6)), rig.All(AudioDelta).Audio());
        Assert.Single(rig.All(ResponseDone));
    }

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

    private static int Cached(CoreRig rig)
    {
        rig.Send(new { type = "response.create" });
        return rig.Last(ResponseDone)["response.usage.input_token_details.cached_tokens"].GetInt32();
    }
}
