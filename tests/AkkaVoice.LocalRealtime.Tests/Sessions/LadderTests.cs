using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Sessions;

/// <summary>The order of events, as it was recorded from the service.</summary>
public sealed class LadderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_session_created_comes_unprompted_and_an_update_is_acknowledged()
    {
        var rig = CoreRig.With(_ => { });
        Assert.Equal([SessionCreated], rig.News().Ladder());
        rig.Update(new { type = "realtime", instructions = "Be brief." });
        Assert.Equal([SessionUpdated], rig.News().Ladder());
    }

    [Fact]
    public void B_a_spoken_turn_is_answered_in_the_recorded_order()
    {
        var rig = CoreRig.With(t => t.Hears("hello").Says("Hello, how are you today?", Second));
        rig.Update(new { type = "realtime", audio = new { input = new { transcription = new { model = "gpt-4o-transcribe" } } } });
        rig.News();
        rig.TakeTurn();
        rig.Advance(Second);

        Assert.Equal(
            [
                SpeechStarted, SpeechStopped, Committed, ItemAdded, ItemDone,
                ResponseCreated, TranscriptionDelta, TranscriptionCompleted,
                OutputItemAdded, ItemAdded, ContentPartAdded, TranscriptDelta, AudioDelta,
                AudioDone, TranscriptDone, ContentPartDone, ItemDone, OutputItemDone, ResponseDone, RateLimitsUpdated,
            ],
            rig.News().Ladder());
    }

    [Fact]
    public void B_the_turn_keeps_one_item_id_from_the_first_sound_to_the_transcript()
    {
        var rig = CoreRig.With(t => t.Hears("hello").Says("Hi.", Second));
        rig.Update(new { type = "realtime", audio = new { input = new { transcription = new { model = "whisper-1" } } } });
        rig.TakeTurn();

        var id = rig.Only(SpeechStarted).Text("item_id");
        Assert.Equal(id, rig.Only(SpeechStopped).Text("item_id"));
        Assert.Equal(id, rig.Only(Committed).Text("item_id"));
        Assert.Equal(id, rig.All(ItemAdded)[0].Text("item.id"));
        Assert.Equal(id, rig.Only(TranscriptionCompleted).Text("item_id"));
        Assert.Equal("hello", rig.Only(TranscriptionCompleted).Text("transcript"));
        var added = rig.All(ItemAdded)[0];
        Assert.Equal("completed", added.Text("item.status"));
        Assert.Equal("input_audio", added.Text("item.content.0.type"));
        Assert.True(added.IsNull("item.content.0.transcript"));
        Assert.Equal(id, rig.All(ItemAdded)[1].Text("previous_item_id"));
    }

    [Fact]
    public void B_the_transcript_runs_ahead_of_the_audio()
    {
        var rig = CoreRig.With(t => t.Says("one two three four five six seven eight nine ten", TimeSpan.FromSeconds(6)));
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromSeconds(2));

        var types = rig.Events.Select(e => e.Type).ToList();
        Assert.True(types.IndexOf(TranscriptDelta) < types.IndexOf(AudioDelta));

        // 6 s of audio take 1 s; the transcript is complete at half of it.
        Assert.Equal(TimeSpan.FromSeconds(1), rig.Only(AudioDone).At);
        Assert.InRange(rig.All(TranscriptDelta)[^1].At, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void C_a_function_call_is_announced_streamed_and_closed_in_the_recorded_order()
    {
        var rig = CoreRig.With(t => t.Calls("get_weather", """{"city":"Rome","unit":"celsius"}"""));
        rig.Send(new { type = "response.create" });
        rig.Advance(Second);

        Assert.Equal(
            [SessionCreated, ResponseCreated, OutputItemAdded, ItemAdded, ArgumentsDelta, ArgumentsDone, ItemDone, OutputItemDone, ResponseDone, RateLimitsUpdated],
            rig.Events.Ladder());
        var added = rig.Only(OutputItemAdded);
        Assert.Equal("", added.Text("item.arguments"));
        Assert.Equal("in_progress", added.Text("item.status"));
        var done = rig.Only(ArgumentsDone);
        Assert.Equal("get_weather", done.Text("name"));
        Assert.Equal(added.Text("item.call_id"), done.Text("call_id"));
        Assert.Equal("""{"city":"Rome","unit":"celsius"}""", done.Text("arguments"));
        Assert.Equal(done.Text("arguments"), rig.All(ArgumentsDelta).Joined());
        Assert.Equal(done.Text("arguments"), rig.Only(ResponseDone).Text("response.output.0.arguments"));
    }

    [Fact]
    public void C_the_output_of_a_call_may_be_sent_before_the_response_is_done_but_the_next_response_may_not()
    {
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Calls("f", "{}", "call_1").Says("A long preamble after the call", TimeSpan.FromSeconds(6)))
            .OnTurn(t => t.Says("Done.", Second));
        var rig = new CoreRig(script);
        rig.Send(new { type = "response.create" });
        rig.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Single(rig.All(ArgumentsDone));
        var output = rig.Send(new { type = "conversation.item.create", item = new { type = "function_call_output", call_id = "call_1", output = "42" } });
        Assert.Equal([ItemAdded, ItemDone], output.Ladder());
        Assert.Equal("conversation_already_has_active_response", rig.SendBad(new { type = "response.create" }).Text("error.code"));
        rig.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(ResponseCreated, rig.Send(new { type = "response.create" })[0].Type);
    }

    [Fact]
    public void D_with_a_preamble_two_items_are_open_at_once()
    {
        var rig = CoreRig.With(t => t.Says("Let me look that up.", Second, phase: "commentary").Calls("f", """{"a":1}""").Interleaves());
        rig.Update(new { type = "realtime", output_modalities = new[] { "text" } });
        rig.News();
        rig.Send(new { type = "response.create" });
        rig.Advance(Second);

        Assert.Equal(
            [
                ResponseCreated, OutputItemAdded, ItemAdded, ContentPartAdded, TextDelta,
                OutputItemAdded, ItemAdded, ArgumentsDelta,
                TextDone, ContentPartDone, ItemDone, OutputItemDone,
                ArgumentsDone, ItemDone, OutputItemDone, ResponseDone, RateLimitsUpdated,
            ],
            rig.News().Ladder());
        Assert.Equal("commentary", rig.All(OutputItemAdded)[0].Text("item.phase"));
        Assert.Equal(rig.All(OutputItemAdded)[0].Text("item.id"), rig.All(ItemAdded)[1].Text("previous_item_id"));
        Assert.Equal(2, rig.Only(ResponseDone)["response.output"].GetArrayLength());
    }

    [Fact]
    public void E_speech_over_the_answer_closes_it_out_before_the_new_turn_goes_on()
    {
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Says("A very long answer with many words in it.", TimeSpan.FromSeconds(30)))
            .OnTurn(t => t.Says("Sorry.", Second));
        var rig = new CoreRig(script);
        rig.TakeTurn();
        rig.Advance(Second);
        rig.News();
        rig.Speak(200);

        Assert.Equal(
            [SpeechStarted, AudioDone, TranscriptDone, ContentPartDone, ItemDone, OutputItemDone, ResponseDone, RateLimitsUpdated],
            rig.News().Ladder());
        var done = rig.Only(ResponseDone);
        Assert.Equal("cancelled", done.Text("response.status"));
        Assert.Equal("cancelled", done.Text("response.status_details.type"));
        Assert.Equal("turn_detected", done.Text("response.status_details.reason"));
        Assert.Equal("incomplete", rig.Last(OutputItemDone).Text("item.status"));

        var item = rig.Last(OutputItemDone).Text("item.id");
        Assert.Equal([ItemTruncated], rig.Send(new { type = "conversation.item.truncate", item_id = item, content_index = 0, audio_end_ms = 400 }).Ladder());
        rig.News();
        rig.BeSilent(300);
        Assert.Equal([SpeechStopped, Committed, ItemAdded, ItemDone, ResponseCreated], rig.News().Ladder()[..5]);
    }

    [Fact]
    public void E_when_generation_is_over_there_is_nothing_to_cancel()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("Long.", TimeSpan.FromSeconds(12)));
        var rig = new CoreRig(script);
        rig.TakeTurn();
        rig.Advance(TimeSpan.FromSeconds(3));
        rig.News();
        rig.Speak(200);
        Assert.Equal([SpeechStarted], rig.News().Ladder());
    }

    [Fact]
    public void F_an_idle_timeout_commits_what_was_heard_and_speaks_up()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("Yes?", TimeSpan.FromSeconds(3))).OnTurn(t => t.Says("Still there?", Second));
        var rig = new CoreRig(script);
        rig.Update(new { type = "realtime", audio = new { input = new { turn_detection = new { type = "server_vad", idle_timeout_ms = 6000 } } } });
        rig.TakeTurn();
        rig.Advance(Second);
        var done = rig.Only(ResponseDone).At;
        rig.News();
        rig.BeSilent(2000);

        // Played to its end 3 s after it was done, and 6 s of silence on top.
        rig.Advance(done + TimeSpan.FromSeconds(9) - rig.Time.Elapsed - TimeSpan.FromMilliseconds(1));
        Assert.Empty(rig.News());
        rig.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(
            [TimeoutTriggered, Committed, ItemAdded, ItemDone, ResponseCreated, OutputItemAdded, ItemAdded, ContentPartAdded, TranscriptDelta, AudioDelta],
            rig.News().Ladder());
        Assert.Equal(rig.Only(TimeoutTriggered).Text("item_id"), rig.Last(Committed).Text("item_id"));
    }

    [Fact]
    public void G_history_is_seeded_item_by_item_each_acknowledged_in_order()
    {
        var rig = CoreRig.With(t => t.Says("Welcome back.", Second));
        rig.News();
        object[] items =
        [
            new { type = "message", role = "system", content = new[] { new { type = "input_text", text = "Recap." } } },
            new { type = "message", role = "user", content = new[] { new { type = "input_text", text = "Hi" } } },
            new { type = "message", role = "assistant", content = new[] { new { type = "output_text", text = "Hello" } } },
            new { type = "function_call", call_id = "call_a", name = "f", arguments = "{}" },
            new { type = "function_call_output", call_id = "call_a", output = "7" },
        ];
        foreach (var item in items)
        {
            rig.Send(new { type = "conversation.item.create", item });
        }

        var news = rig.News();
        Assert.Equal(Enumerable.Repeat(new[] { ItemAdded, ItemDone }, items.Length).SelectMany(x => x), news.Ladder());
        var added = news.Where(e => e.Type == ItemAdded).ToList();
        Assert.True(added[0].IsNull("previous_item_id"));
        for (var i = 1; i < added.Count; i++)
        {
            Assert.Equal(added[i - 1].Text("item.id"), added[i].Text("previous_item_id"));
        }

        rig.Send(new { type = "response.create" });
        rig.Advance(Second);
        Assert.Equal("completed", rig.Only(ResponseDone).Text("response.status"));
    }
}
