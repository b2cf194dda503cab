using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Conversation;

public class InterruptionTests
{
    [Fact]
    public void The_playout_is_flushed_before_anything_else_is_done()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a").Then().PersonSpeaks("u");

        var flush = Assert.IsType<FlushPlayout>(talk.Effects[0]);
        Assert.Equal("r", Assert.Single(flush.ResponseIds));
        Assert.IsType<SetTimer>(talk.Effects[1]);
        Assert.Equal([new CancelResponse("r")], talk.Sent);
    }

    [Fact]
    public void The_models_memory_is_cut_to_what_was_heard()
    {
        var talk = Talk.Ready().Answer("r", "a", "one two three four").Finish("r").Plays("r", "a");
        talk.At(1000).PersonSpeaks("u").At(1012).Then();
        talk.Hears(new AudioEvent(new PlayoutFlushed(1, [Talk.Position("r", "a", 800, 1600)], 800)));

        Assert.Equal(new TruncateItem("a", 0, 800), Assert.Single(talk.Sent));
        Assert.Equal(800, talk.Single<TruncateEvent>().AudioEndMs);
        Assert.Equal(new InterruptionEvent("a", 800, 12), talk.Single<InterruptionEvent>());
        var transcript = talk.Single<TranscriptEvent>();
        Assert.True(transcript.Final);
        Assert.Equal("one two", transcript.Heard);
    }

    [Fact]
    public void An_item_of_which_nothing_was_heard_is_deleted_and_not_truncated()
    {
        var talk = Talk.Ready().Answer("r", "a").Finish("r").PersonSpeaks("u");
        talk.Flushed(Talk.Position("r", "a", 0, 1600));

        Assert.Equal(new DeleteItem("a"), Assert.Single(talk.Sent));
        Assert.Empty(talk.State.Journal.Lines());
        Assert.Empty(talk.Announced.OfType<InterruptionEvent>());
    }

    [Fact]
    public void Truncation_never_asks_for_more_than_was_received()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a").PersonSpeaks("u");
        talk.Flushed(Talk.Position("r", "a", 900, 700));

        Assert.Equal(700, talk.Single<TruncateEvent>().AudioEndMs);
    }

    [Fact]
    public void The_second_of_two_interruptions_does_nothing()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a").PersonSpeaks("u1");
        talk.Model(new UserSpeechStopped("u1", 100)).Then().PersonSpeaks("u2");
        Assert.DoesNotContain(talk.Effects, effect => effect is FlushPlayout or SendCommand);

        talk.Hears(new AudioEvent(new PlayoutFlushed(1, [Talk.Position("r", "a", 300, 900)], 600)));
        talk.Finish("r", ResponseOutcome.Cancelled, "turn_detected");
        talk.Then().PersonSpeaks("u3");

        Assert.DoesNotContain(talk.Effects, effect => effect is FlushPlayout or SendCommand);
    }

    [Fact]
    public void Nothing_is_cancelled_when_generation_had_ended()
    {
        var talk = Talk.Ready().Answer("r", "a").Finish("r").Plays("r", "a").Then();
        talk.Hears(new InterruptRequested());

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        Assert.Empty(talk.Sent);
    }

    [Fact]
    public void A_program_that_interrupts_cancels_what_is_being_generated_and_forgets_what_waits()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q1", null, null)).Answer("r", "a", requestId: "q1").Plays("r", "a");
        talk.Hears(new ReplyRequested("q2", null, null)).Then().Hears(new InterruptRequested());
        talk.Flushed(Talk.Position("r", "a", 300, 900)).Finish("r", ResponseOutcome.Cancelled);

        Assert.Equal(new CancelResponse("r"), talk.Sent.First());
        Assert.Equal(
            [("q2", RequestStatus.Interrupted), ("q1", RequestStatus.Interrupted)],
            talk.Effects.OfType<SettleRequest>().Select(settled => (settled.RequestId, settled.Outcome.Status)));
        Assert.True(talk.State.Quiet);
    }

    [Fact]
    public void A_service_that_does_not_confirm_the_end_of_an_interrupted_response_is_not_waited_for()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a").PersonSpeaks("u");
        Assert.Contains(new SetTimer(ConversationTimer.CancelOverdue, talk.Options.CancelTimeout), talk.Effects);
        Assert.Equal(new CancelResponse("r"), Assert.Single(talk.Sent));

        talk.Elapses(ConversationTimer.CancelOverdue);
        Assert.Null(talk.State.Responses.Active);
    }

    [Fact]
    public void With_interruption_off_the_agent_speaks_on()
    {
        var talk = Talk.Ready(new ConversationOptions { SpeechInterrupts = false }).Answer("r", "a").Plays("r", "a");
        talk.Then().PersonSpeaks("u");

        Assert.DoesNotContain(talk.Effects, effect => effect is FlushPlayout or SendCommand);
        Assert.Equal(AgentState.Speaking, talk.State.Turn.Agent);
    }

    [Fact]
    public void A_flush_that_is_answered_late_does_not_touch_the_answer_that_has_begun_meanwhile()
    {
        var talk = Talk.Ready().Answer("r1", "a").Plays("r1", "a").PersonSpeaks("u");
        talk.Finish("r1", ResponseOutcome.Cancelled, "turn_detected").PersonStops("u").Answer("r2", "b").Plays("r2", "b").Then();
        talk.Hears(new AudioEvent(new PlayoutFlushed(1, [Talk.Position("r1", "a", 300, 900)], 600)));

        Assert.Equal(new TruncateItem("a", 0, 300), Assert.Single(talk.Sent));
        Assert.Equal(AgentState.Speaking, talk.State.Turn.Agent);
    }

    [Fact]
    public void What_straggles_in_of_an_interrupted_response_is_not_heard_and_its_items_are_forgotten()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a").PersonSpeaks("u");
        talk.Flushed(Talk.Position("r", "a", 300, 900)).Then();
        talk.Model(
            new ResponseItemStarted("r", "b", ItemKind.Assistant),
            new AssistantAudioStarted("r", "b", null),
            new AssistantTextDelta("r", "b", "more", Spoken: true));
        talk.Finish("r", ResponseOutcome.Cancelled);

        Assert.Empty(talk.State.Voice.Items);
        Assert.Equal(new DeleteItem("b"), Assert.Single(talk.Sent));
        Assert.Empty(talk.Announced.OfType<TranscriptEvent>());
    }

    [Fact]
    public void An_item_that_was_heard_to_its_end_is_left_whole()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a");
        talk.Model(
            new ResponseItemStarted("r", "b", ItemKind.Assistant),
            new AssistantAudioStarted("r", "b", null));
        talk.Audio(new PlayoutItemEnded(Talk.Position("r", "a", 900, 900)), new PlayoutStarted("r", "b")).Then();
        talk.PersonSpeaks("u").Flushed(Talk.Position("r", "b", 200, 400));

        Assert.Equal([new CancelResponse("r"), new TruncateItem("b", 0, 200)], talk.Sent);
        Assert.True(talk.State.Journal.TryFind<AssistantItem>("a", out var whole));
        Assert.Equal(AssistantProgress.Complete, whole.Progress);
    }

    [Fact]
    public void A_response_asked_for_when_the_person_interrupts_is_stopped_as_soon_as_it_begins()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q", null, null)).PersonSpeaks("u").Then();
        talk.Answer("r", "a", requestId: "q").Finish("r", ResponseOutcome.Cancelled);

        Assert.Equal("r", Assert.Single(Assert.Single(talk.Effects.OfType<FlushPlayout>()).ResponseIds));
        Assert.Contains(new CancelResponse("r"), talk.Sent);
        Assert.Equal(
            RequestStatus.Interrupted, Assert.Single(talk.Effects.OfType<SettleRequest>()).Outcome.Status);
    }

    [Fact]
    public void A_playout_that_does_not_answer_is_given_up_and_the_models_memory_left_alone()
    {
        var talk = Talk.Ready().Answer("r", "a").Finish("r").Plays("r", "a").PersonSpeaks("u").Then();
        talk.Elapses(ConversationTimer.FlushOverdue);

        Assert.Equal("flush_overdue", talk.Single<ErrorEvent>().Code);
        Assert.Empty(talk.Sent);
        Assert.Empty(talk.State.Voice.Items);
    }

    [Fact]
    public void Typed_words_stop_the_voice_are_remembered_and_answered()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a").Then().Hears(new TextSubmitted("q", "t1", "Stop, tell me a joke."));
        Assert.IsType<FlushPlayout>(talk.Effects[0]);
        Assert.Contains(new CancelResponse("r"), talk.Sent);
        Assert.Contains(talk.Sent, command => command is CreateItem { Item: TextMessage { Role: ItemKind.User, Id: "t1" } });
        Assert.Empty(talk.Creates);

        talk.Flushed(Talk.Position("r", "a", 300, 900)).Finish("r", ResponseOutcome.Cancelled);

        Assert.Equal("q", Assert.Single(talk.Creates).Id);
    }
}
