using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Conversation;

public class ResponseTests
{
    private static readonly RealtimeFault InTheWay =
        new("invalid_request_error", "conversation_already_has_active_response", "One is active.");

    [Fact]
    public void A_response_is_asked_for_only_after_the_one_before_is_over()
    {
        var talk = Talk.Ready().Model(Talk.Started("r1"));
        talk.Hears(new ReplyRequested("q1", null, null)).Hears(new ReplyRequested("q2", null, null));
        Assert.Empty(talk.Creates);

        talk.Finish("r1");
        Assert.Equal(["q1"], talk.Creates.Select(create => create.Id));

        talk.Model(Talk.Started("r2", "q1")).Finish("r2");
        Assert.Equal(["q1", "q2"], talk.Creates.Select(create => create.Id));
    }

    [Fact]
    public void A_wish_before_the_connection_is_granted_when_it_is_ready()
    {
        var talk = new Talk().Hears(new ReplyRequested("q", "Greet.", null));
        Assert.Empty(talk.Creates);

        talk.Hears(new LinkReady());
        Assert.Equal("Greet.", Assert.Single(talk.Creates).Instructions);
    }

    [Fact]
    public void A_refused_wish_is_made_again_after_the_response_in_its_way()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q", null, null));
        talk.Then().Model(
            new IdleTimedOut("i", 0, 5000), Talk.Started("auto"), new RealtimeFaulted(InTheWay with { CommandId = "q" }));
        Assert.Empty(talk.Creates);
        Assert.DoesNotContain(talk.Effects, effect => effect is SettleRequest);

        talk.Finish("auto");

        Assert.Equal(["q"], talk.Creates.Select(create => create.Id));
    }

    [Fact]
    public void A_wish_refused_for_no_visible_reason_is_made_again_after_a_pause_and_not_for_ever()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q", null, null));
        for (var refusal = 0; refusal < talk.Options.CreateRetries; refusal++)
        {
            talk.Then().Model(new RealtimeFaulted(InTheWay with { CommandId = "q" }));
            Assert.Contains(new SetTimer(ConversationTimer.CreateRetry, talk.Options.CreateRetryDelay), talk.Effects);
            talk.Elapses(ConversationTimer.CreateRetry);
            Assert.Single(talk.Creates);
        }

        talk.Then().Model(new RealtimeFaulted(InTheWay with { CommandId = "q" }));

        Assert.Equal(RequestStatus.Failed, Assert.Single(talk.Effects.OfType<SettleRequest>()).Outcome.Status);
    }

    [Fact]
    public void A_wish_refused_for_what_it_says_fails_with_the_services_words()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q", null, null)).Model(new RealtimeFaulted(
            new RealtimeFault("invalid_request_error", "invalid_value", "Too long.", null, "q")));

        var settled = Assert.Single(talk.Effects.OfType<SettleRequest>());
        Assert.Equal(new RequestOutcome(RequestStatus.Failed, null, "Too long."), settled.Outcome);
    }

    [Fact]
    public void A_turn_that_detection_could_not_answer_is_asked_for_when_the_way_is_free()
    {
        var talk = Talk.Ready(new ConversationOptions { SpeechInterrupts = false }).Model(Talk.Started("r1"));
        talk.PersonSpeaks("u").PersonStops("u").Model(new RealtimeFaulted(InTheWay));
        Assert.Empty(talk.Creates);

        talk.Finish("r1");

        Assert.Single(talk.Creates);
    }

    [Fact]
    public void A_response_that_begins_after_its_wish_was_given_up_is_cancelled_by_id_and_never_heard()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q", null, null)).Elapses(ConversationTimer.CreateOverdue);
        Assert.Equal(RequestStatus.Failed, Assert.Single(talk.Effects.OfType<SettleRequest>()).Outcome.Status);

        talk.Then().Answer("late", "a", requestId: "q").Finish("late", ResponseOutcome.Cancelled);

        Assert.Equal("late", Assert.Single(Assert.Single(talk.Effects.OfType<FlushPlayout>()).ResponseIds));
        Assert.Contains(new CancelResponse("late"), talk.Sent);
        Assert.Empty(talk.State.Voice.Items);
        Assert.DoesNotContain(talk.Effects, effect => effect is SettleRequest);
    }

    [Fact]
    public void A_late_response_is_silenced_without_stopping_the_voice_that_is_heard()
    {
        var talk = Talk.Ready().Answer("r", "a").Finish("r").Plays("r", "a").Hears(new ReplyRequested("q", null, null));
        talk.Elapses(ConversationTimer.CreateOverdue).Then().Model(Talk.Started("late", "q"));

        Assert.Equal("late", Assert.Single(Assert.Single(talk.Effects.OfType<FlushPlayout>()).ResponseIds));
        Assert.Equal(AgentState.Speaking, talk.State.Turn.Agent);
    }

    [Fact]
    public void Duplicate_and_late_beginnings_and_endings_change_nothing()
    {
        var talk = Talk.Ready().Model(Talk.Started("r"), Talk.Started("r")).Finish("r").Finish("r").Model(Talk.Started("r"));

        Assert.Equal(
            [ResponseStatus.InProgress, ResponseStatus.Completed],
            talk.Announced.OfType<ResponseEvent>().Select(response => response.Status));
        Assert.Null(talk.State.Responses.Active);
    }

    [Fact]
    public void A_new_response_ends_one_whose_ending_was_never_told()
    {
        var talk = Talk.Ready().Model(Talk.Started("r1"), Talk.Started("r2")).Finish("r1");

        Assert.Equal(
            [("r1", ResponseStatus.InProgress), ("r1", ResponseStatus.Incomplete), ("r2", ResponseStatus.InProgress)],
            talk.Announced.OfType<ResponseEvent>().Select(response => (response.Id, response.Status)));
    }

    [Fact]
    public void A_wish_is_fulfilled_when_its_last_sound_was_heard_and_not_before()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q", null, null)).Answer("r", "a", requestId: "q");
        talk.Plays("r", "a").Finish("r");
        Assert.DoesNotContain(talk.Effects, effect => effect is SettleRequest);

        talk.PlaysOut("r", "a", 1000);

        Assert.Equal(
            new SettleRequest("q", new RequestOutcome(RequestStatus.Completed, "r")),
            Assert.Single(talk.Effects.OfType<SettleRequest>()));
    }

    [Fact]
    public void Wishes_wait_while_the_person_speaks_and_is_owed_an_answer()
    {
        var talk = Talk.Ready().PersonSpeaks("u").Hears(new ReplyRequested("q", null, null));
        talk.PersonStops("u");
        Assert.Empty(talk.Creates);

        talk.Model(Talk.Started("auto")).Finish("auto");

        Assert.Single(talk.Creates);
    }

    [Fact]
    public void A_failed_response_is_reported_with_its_class_and_fails_its_wish()
    {
        var talk = Talk.Ready(new ConversationOptions { FailureRetries = 0 }).Hears(new ReplyRequested("q", null, null)).Model(
            Talk.Started("r", "q"),
            new ResponseFinished(
                "r", ResponseOutcome.Failed, null, new RealtimeFault("x", "rate_limit_exceeded", "Slow down."), null));

        Assert.Equal(ErrorClass.Retry, talk.Single<ErrorEvent>().Class);
        Assert.Equal(
            new RequestOutcome(RequestStatus.Failed, "r", "Slow down."),
            Assert.Single(talk.Effects.OfType<SettleRequest>()).Outcome);
    }

    [Fact]
    public void A_response_whose_announced_audio_never_comes_is_given_up_like_one_of_which_nothing_comes()
    {
        var talk = Talk.Ready().At(1_000).Model(
            Talk.Started("r"), new ResponseItemStarted("r", "a", ItemKind.Assistant), new AssistantAudioStarted("r", "a", null));

        talk.At(9_000).Elapses(ConversationTimer.ResponseStalled).Flushed().Elapses(ConversationTimer.CancelOverdue);

        Assert.Equal("response_stalled", talk.Single<ErrorEvent>().Code);
        Assert.Null(talk.State.Responses.Active);
        Assert.Empty(talk.State.Voice.Items);
    }

    [Fact]
    public void An_overflowing_response_is_cancelled_and_counted_but_what_arrived_plays_on()
    {
        var talk = Talk.Ready().Answer("r", "a").Plays("r", "a").Then().Audio(new PlayoutOverflowed("r", 120));

        Assert.Equal(120, talk.Single<DropEvent>().Ms);
        Assert.Contains(new CancelResponse("r"), talk.Sent);
        Assert.DoesNotContain(talk.Effects, effect => effect is FlushPlayout);
    }

    [Fact]
    public void A_lost_connection_ends_the_response_and_keeps_the_wishes()
    {
        var talk = Talk.Ready().Model(Talk.Started("r")).Hears(new ReplyRequested("q", null, null));
        talk.Then().Hears(new LinkLost());
        Assert.Equal(ResponseStatus.Failed, talk.Single<ResponseEvent>().Status);

        talk.Hears(new LinkReady());
        Assert.Empty(talk.Creates);
        talk.Elapses(ConversationTimer.CreateRetry);
        Assert.Single(talk.Creates);
    }

    [Fact]
    public void The_end_of_the_session_settles_everything_once()
    {
        var talk = Talk.Ready().Hears(new ReplyRequested("q1", null, null)).Model(Talk.Started("r", "q1"));
        talk.Hears(new ReplyRequested("q2", null, null)).Hears(new SessionClosed()).Hears(new SessionClosed());
        talk.Hears(new ReplyRequested("q3", null, null));

        Assert.Equal(["q1", "q2", "q3"], talk.Effects.OfType<SettleRequest>().Select(settled => settled.RequestId));
        Assert.All(
            talk.Effects.OfType<SettleRequest>(),
            settled => Assert.Equal(RequestStatus.SessionEnded, settled.Outcome.Status));
    }
}
