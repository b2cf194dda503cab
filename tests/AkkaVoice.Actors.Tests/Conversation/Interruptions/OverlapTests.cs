using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Actors.Tests.Conversation.Interruptions;

/// <summary>The person speaks while the agent does: what the policies make of it.</summary>
public class OverlapTests
{
    private static readonly InterruptionPolicy Pausing = new() { Reaction = SpeechReaction.Pause };

    private static readonly InterruptionPolicy Patient = new() { MinSpeech = TimeSpan.FromMilliseconds(400) };

    private static Talk Speaking(InterruptionPolicy policy) => Talk.Ready(Options(policy))
        .Answer("r", "a").Finish("r").Plays("r", "a").At(1_000).Then();

    private static ConversationOptions Options(InterruptionPolicy policy) => new ConversationOptions { Interruptions = policy }
        .For(new SessionSettings { Model = "m", TurnDetection = new ServerVad() });

    private static AudioEvent Detected(StageEvent told) => new(new StageTold(told));

    private static void AssertSpeaksOn(Talk talk)
    {
        Assert.DoesNotContain(talk.Effects, effect => effect is FlushPlayout or SendCommand { Command: TruncateItem or CreateResponse });
        Assert.Null(talk.State.Overlap);
        Assert.Equal(AgentState.Speaking, talk.State.Turn.Agent);
    }

    [Fact]
    public void Speech_shorter_than_the_least_neither_stops_the_voice_nor_is_answered_and_its_noise_is_forgotten()
    {
        var talk = Speaking(Patient).PersonSpeaks("u").At(1_700).PersonStops("u").Model(new UserTranscriptDone("u", ""));

        AssertSpeaksOn(talk);
        Assert.Equal(new FalseInterruptionEvent(DismissReason.Short, 0, "u"), talk.Single<FalseInterruptionEvent>());
        Assert.Equal(new DeleteItem("u"), Assert.Single(talk.Sent));
        Assert.DoesNotContain(talk.State.Journal.Lines(), line => line.Speaker == Speaker.User);
    }

    [Fact]
    public void Short_words_stay_in_the_models_memory()
    {
        var talk = Speaking(Patient).PersonSpeaks("u").At(1_700).PersonStops("u").Model(new UserTranscriptDone("u", "Oh."));

        AssertSpeaksOn(talk);
        Assert.Empty(talk.Sent);
    }

    [Fact]
    public void Speech_that_lasts_stops_the_voice_and_is_answered_when_it_is_over()
    {
        var talk = Speaking(Patient).PersonSpeaks("u");
        Assert.Contains(new SetTimer(ConversationTimer.SpeechCounts, TimeSpan.FromMilliseconds(900)), talk.Effects);

        talk.At(1_900).Elapses(ConversationTimer.SpeechCounts);
        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        talk.Flushed(Talk.Position("r", "a", 500, 1_600));
        Assert.Empty(talk.Creates);

        talk.PersonStops("u");
        Assert.Single(talk.Creates);
        Assert.Equal(AgentState.Thinking, talk.State.Turn.Agent);
    }

    [Fact]
    public void Speech_is_judged_by_the_policy_under_which_it_began_also_when_another_agent_takes_over_meanwhile()
    {
        var talk = Speaking(Pausing with { Backchannels = ["okay"] }).PersonSpeaks("u").At(1_200);
        talk.Options = Options(InterruptionPolicy.Immediate);

        talk.PersonStops("u").Model(new UserTranscriptDone("u", "Okay."));

        AssertSpeaksOn(talk);
        Assert.Equal(DismissReason.Backchannel, talk.Single<FalseInterruptionEvent>().Reason);
    }

    [Fact]
    public void A_turn_that_the_engine_owes_an_answer_gets_it_also_when_the_service_answers_by_itself_from_then_on()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u").At(1_200).PersonStops("u");
        talk.Options = Options(InterruptionPolicy.Immediate);

        talk.Model(new UserTranscriptDone("u", "Stop.")).Flushed(Talk.Position("r", "a", 200, 1_600));

        Assert.Single(talk.Creates);
    }

    [Fact]
    public void Turn_detection_of_another_kind_hears_the_rest_of_a_turn_anew_and_none_leaves_the_turn_to_the_hand()
    {
        var talk = Talk.Ready(Options(InterruptionPolicy.Immediate)).PersonSpeaks("u").At(500).Hears(new TurnDetectionReplaced(Listens: true));
        Assert.Equal(UserState.Speaking, talk.State.Turn.User);
        talk.PersonSpeaks("v").PersonStops("v").Model(new UserTranscriptDone("v", "Hello."));
        Assert.Equal(["Hello."], talk.State.Journal.Lines().Select(line => line.Text));
        Assert.Single(talk.State.Journal.Items);

        talk = Talk.Ready(Options(InterruptionPolicy.Immediate)).PersonSpeaks("u").At(500).Hears(new TurnDetectionReplaced(Listens: false));
        Assert.Equal(UserState.Listening, talk.State.Turn.User);
        Assert.False(talk.State.Responses.Held);
    }

    [Fact]
    public void The_local_detector_decides_as_soon_as_it_has_counted_enough_voice()
    {
        var talk = Speaking(Patient with { LocalDetection = true });
        talk.Hears(Detected(new SpeechStarted("vad", 0, -60))).Hears(Detected(new SpeechHeard("vad", 0, 350)));
        Assert.Empty(talk.Effects.OfType<FlushPlayout>());

        talk.Hears(Detected(new SpeechHeard("vad", 0, 400)));

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
    }

    [Fact]
    public void The_local_detector_is_not_listened_to_unless_the_policy_says_so()
    {
        var talk = Speaking(InterruptionPolicy.Immediate).Hears(Detected(new SpeechStarted("vad", 0, -60)));

        AssertSpeaksOn(talk);
    }

    [Fact]
    public void A_pausing_voice_goes_on_where_it_stopped_when_no_words_come_in_time()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u");
        Assert.Single(talk.Effects.OfType<PausePlayout>());
        Assert.Equal(AgentState.Listening, talk.State.Turn.Agent);

        talk.At(1_600).PersonStops("u").At(3_600).Elapses(ConversationTimer.WordsOverdue);

        Assert.Single(talk.Effects.OfType<ResumePlayout>());
        Assert.Equal(new FalseInterruptionEvent(DismissReason.NoWords, 2_600, "u"), talk.Single<FalseInterruptionEvent>());
        AssertSpeaksOn(talk);
    }

    [Fact]
    public void Words_make_a_pause_an_interruption_and_the_memory_is_cut_to_what_was_heard()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u").Model(new UserTranscriptDelta("u", "Wait"));
        talk.Flushed(Talk.Position("r", "a", 500, 1_600));

        Assert.Equal(new TruncateItem("a", 0, 500), Assert.Single(talk.Sent));
        Assert.IsType<ResumePlayout>(talk.Effects.Last(effect => effect is FlushPlayout or ResumePlayout));
        Assert.Equal(AgentState.Listening, talk.State.Turn.Agent);
        Assert.Empty(talk.Creates);
        Assert.Single(talk.PersonStops("u").Creates);
    }

    [Fact]
    public void Words_that_come_behind_the_end_of_the_turn_interrupt_and_the_turn_is_answered_then()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u").PersonStops("u");
        Assert.Empty(talk.Creates);

        talk.Model(new UserTranscriptDone("u", "Wait."));

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        Assert.Single(talk.Creates);
    }

    [Fact]
    public void Words_that_come_when_the_voice_has_gone_on_stop_it_all_the_same()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u").PersonStops("u").Elapses(ConversationTimer.WordsOverdue).Then();
        talk.Model(new UserTranscriptDone("u", "I said wait."));

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        Assert.Single(talk.Creates);
    }

    [Fact]
    public void A_murmur_does_not_interrupt_and_the_voice_goes_on_at_once()
    {
        var talk = Speaking(Pausing with { Backchannels = ["uh huh"] }).PersonSpeaks("u").PersonStops("u");
        talk.Model(new UserTranscriptDone("u", "Uh-huh."));

        Assert.Single(talk.Effects.OfType<ResumePlayout>());
        Assert.Equal(DismissReason.Backchannel, talk.Single<FalseInterruptionEvent>().Reason);
        AssertSpeaksOn(talk);
    }

    [Fact]
    public void A_murmur_over_which_the_next_one_begins_is_told_when_its_words_are_known()
    {
        var talk = Speaking(Pausing with { Backchannels = ["uh huh"] }).PersonSpeaks("u1").PersonStops("u1").PersonSpeaks("u2").PersonStops("u2");
        Assert.Empty(talk.Announced.OfType<FalseInterruptionEvent>());

        talk.Model(new UserTranscriptDone("u1", "Uh-huh."), new UserTranscriptDone("u2", ""));

        Assert.Equal(
            [new FalseInterruptionEvent(DismissReason.Backchannel, 0, "u1"), new FalseInterruptionEvent(DismissReason.NoWords, 0, "u2")],
            talk.Announced.OfType<FalseInterruptionEvent>());
        AssertSpeaksOn(talk);
    }

    [Fact]
    public void Words_of_a_turn_interrupt_also_when_the_next_one_was_found_to_be_none_before()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u1").PersonStops("u1").PersonSpeaks("u2").PersonStops("u2");
        talk.Model(new UserTranscriptDone("u2", ""));
        Assert.Equal(["u1", "u2"], talk.Announced.OfType<FalseInterruptionEvent>().Select(told => told.ItemId));

        talk.Model(new UserTranscriptDone("u1", "I said wait."));

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        Assert.Single(talk.Creates);
    }

    [Fact]
    public void A_turn_whose_words_will_never_be_known_interrupts_also_when_the_next_one_has_begun()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u1").PersonStops("u1").PersonSpeaks("u2");
        talk.Model(new UserTranscriptFailed("u1", new RealtimeFault("transcription_error", "audio_unintelligible", "What?")));

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        Assert.Empty(talk.Creates);
        Assert.Single(talk.PersonStops("u2").Creates);
    }

    [Fact]
    public void Words_that_come_when_a_later_turn_is_being_answered_stop_nothing()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u1").PersonStops("u1").PersonSpeaks("u2").PersonStops("u2");
        talk.Model(new UserTranscriptDone("u2", "Wait.")).Flushed(Talk.Position("r", "a", 500, 1_600));
        talk.Answer("s", "b", requestId: talk.Creates.Single().Id).Finish("s").Plays("s", "b").Then();

        talk.Model(new UserTranscriptDone("u1", "I said wait."));

        AssertSpeaksOn(talk);
    }

    [Fact]
    public void A_voice_that_stops_only_for_meaning_is_not_even_paused_by_a_murmur()
    {
        var talk = Speaking(new InterruptionPolicy { Backchannels = ["uh huh"] }).PersonSpeaks("u").PersonStops("u");
        talk.Model(new UserTranscriptDone("u", "Uh-huh."));

        Assert.Empty(talk.Effects.OfType<PausePlayout>());
        AssertSpeaksOn(talk);
    }

    [Fact]
    public void Long_speech_is_an_interruption_before_its_words_are_known()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u");
        Assert.Contains(new SetTimer(ConversationTimer.SpeechSure, TimeSpan.FromMilliseconds(2_500)), talk.Effects);

        talk.Elapses(ConversationTimer.SpeechSure);

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
    }

    [Fact]
    public void A_paused_voice_waits_for_the_service_to_say_whether_the_turn_is_over()
    {
        var talk = Speaking(Pausing with { LocalDetection = true }).PersonSpeaks("u");
        talk.Hears(Detected(new SpeechStopped("vad", 0))).Then().Elapses(ConversationTimer.WordsOverdue);
        Assert.Empty(talk.Effects.OfType<ResumePlayout>());
        Assert.Contains(talk.Effects, effect => effect is SetTimer { Timer: ConversationTimer.WordsOverdue });

        talk.Elapses(ConversationTimer.WordsOverdue);

        Assert.Single(talk.Effects.OfType<ResumePlayout>());
    }

    [Fact]
    public void Words_that_cannot_be_transcribed_count_as_meant()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u").PersonStops("u");
        talk.Model(new UserTranscriptFailed("u", new RealtimeFault("x", "transcription_error", "No.")));

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        Assert.Single(talk.Creates);
    }

    [Fact]
    public void Words_spoken_while_the_voice_ends_by_itself_are_a_turn_like_any_other()
    {
        var talk = Speaking(Patient).PersonSpeaks("u").PlaysOut("r", "a", 1_600).PersonStops("u");

        Assert.Single(talk.Creates);
        Assert.Empty(talk.Announced.OfType<FalseInterruptionEvent>());
    }

    [Fact]
    public void Noise_while_the_answer_is_only_being_prepared_does_not_cost_the_answer()
    {
        var talk = Talk.Ready(Options(Pausing)).PersonSpeaks("u1").PersonStops("u1");
        var asked = Assert.Single(talk.Creates).Id!;
        talk.Model(Talk.Started("r", asked)).PersonSpeaks("u2").Answer("r", "a", requestId: asked).Finish("r");
        Assert.Single(talk.Effects.OfType<PausePlayout>());

        talk.PersonStops("u2").Model(new UserTranscriptDone("u2", ""));

        Assert.Single(talk.Effects.OfType<ResumePlayout>());
        Assert.Empty(talk.Effects.OfType<FlushPlayout>());
        Assert.Single(talk.Creates);
    }

    [Fact]
    public void Words_while_the_answer_is_only_being_prepared_keep_it_from_ever_being_heard()
    {
        var talk = Talk.Ready(Options(Pausing)).PersonSpeaks("u1").PersonStops("u1");
        var asked = Assert.Single(talk.Creates).Id!;
        talk.Answer("r", "a", requestId: asked).Finish("r").PersonSpeaks("u2").Model(new UserTranscriptDelta("u2", "No,"));
        talk.Flushed(Talk.Position("r", "a", 0, 1_600));

        Assert.DoesNotContain(new AgentStateEvent(AgentState.Speaking), talk.Announced);
        Assert.Equal(new DeleteItem("a"), talk.Sent.Last());
    }

    [Fact]
    public void Speech_that_must_not_be_interrupted_and_what_waits_behind_it_are_heard_while_what_is_before_it_stops()
    {
        var talk = Talk.Ready(Options(InterruptionPolicy.Immediate)).Answer("r1", "a").Finish("r1").Plays("r1", "a");
        talk.Hears(new ReplyRequested("q2", "Warn.", null) { Interruptible = false }).Answer("r2", "b", requestId: "q2").Finish("r2");
        talk.Hears(new ReplyRequested("q3", "Go on.", null)).Answer("r3", "c", requestId: "q3").Then();

        talk.PersonSpeaks("u");

        Assert.Equal("r1", Assert.Single(Assert.Single(talk.Effects.OfType<FlushPlayout>()).ResponseIds));
        Assert.DoesNotContain(talk.Sent, command => command is CancelResponse);
        Assert.Equal(["r2", "r3"], talk.Flushed(Talk.Position("r1", "a", 10, 20)).State.Voice.Items.Select(item => item.ResponseId));
    }

    [Fact]
    public void A_program_that_insists_stops_protected_speech_too()
    {
        var talk = Talk.Ready(Options(new InterruptionPolicy { Allowed = false })).Answer("r", "a").Plays("r", "a");
        Assert.Empty(talk.Hears(new InterruptRequested()).Effects.OfType<FlushPlayout>());

        talk.Hears(new InterruptRequested(Force: true));

        Assert.Single(talk.Effects.OfType<FlushPlayout>());
        Assert.Contains(new CancelResponse("r"), talk.Sent);
    }

    [Fact]
    public void With_an_agent_that_is_not_interrupted_single_answers_may_still_be()
    {
        var talk = Talk.Ready(Options(new InterruptionPolicy { Allowed = false }));
        talk.Hears(new ReplyRequested("q", null, null) { Interruptible = true }).Answer("r", "a", requestId: "q").Plays("r", "a");

        Assert.Single(talk.PersonSpeaks("u").Effects.OfType<FlushPlayout>());
    }

    [Fact]
    public void A_connection_that_is_lost_leaves_no_voice_paused()
    {
        var talk = Speaking(Pausing).PersonSpeaks("u").Hears(new LinkLost());

        Assert.Single(talk.Effects.OfType<ResumePlayout>());
        Assert.Null(talk.State.Overlap);
    }

    [Fact]
    public void What_cannot_work_is_named_all_at_once()
    {
        var policy = new InterruptionPolicy
        {
            MinSpeech = TimeSpan.FromSeconds(6),
            WordsTimeout = TimeSpan.Zero,
            SureAfter = TimeSpan.FromMinutes(1),
            Reaction = SpeechReaction.Pause,
        };

        Assert.Equal(5, policy.Check(new SessionSettings { Model = "m", TurnDetection = null }).Count());
        Assert.Empty(Pausing.Check(new SessionSettings { Model = "m", Transcription = new TranscriptionSettings("whisper-1") }));
    }
}
