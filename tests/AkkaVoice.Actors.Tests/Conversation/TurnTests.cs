using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Conversation;

public class TurnTests
{
    [Fact]
    public void A_spoken_turn_goes_listening_thinking_speaking_listening()
    {
        var talk = Talk.Ready().PersonSpeaks("u").PersonStops("u")
            .Answer("r", "a").Finish("r").Plays("r", "a").PlaysOut("r", "a", 2000);

        Assert.Equal(
            [AgentState.Listening, AgentState.Thinking, AgentState.Speaking, AgentState.Listening],
            talk.Announced.OfType<AgentStateEvent>().Select(state => state.State));
        Assert.Equal(
            [UserState.Speaking, UserState.Listening],
            talk.Announced.OfType<UserStateEvent>().Select(state => state.State));
    }

    [Fact]
    public void The_agent_thinks_from_the_end_of_the_persons_speech_before_any_response_begins()
    {
        var talk = Talk.Ready().PersonSpeaks("u").Then().Model(new UserSpeechStopped("u", 500));

        Assert.Equal(AgentState.Thinking, talk.Single<AgentStateEvent>().State);
    }

    [Fact]
    public void A_turn_whose_end_of_speech_is_not_told_ends_when_it_is_committed()
    {
        var talk = Talk.Ready().PersonSpeaks("u").Then().Model(new UserTurnCommitted("u", null));

        Assert.Equal(AgentState.Thinking, talk.State.Turn.Agent);
        Assert.Equal(UserState.Listening, talk.State.Turn.User);
    }

    [Fact]
    public void Without_automatic_answers_the_agent_does_not_think_after_the_person()
    {
        var talk = Talk.Ready(new ConversationOptions { ServerReplies = false }).PersonSpeaks("u").PersonStops("u");

        Assert.Equal(AgentState.Listening, talk.State.Turn.Agent);
    }

    [Fact]
    public void An_answer_that_never_begins_is_asked_for_and_when_it_is_not_had_then_the_agent_listens_again()
    {
        var talk = Talk.Ready().PersonSpeaks("u").PersonStops("u");
        Assert.Contains(new SetTimer(ConversationTimer.AnswerOverdue, talk.Options.AnswerTimeout), talk.Effects);

        talk.Then().Elapses(ConversationTimer.AnswerOverdue);

        Assert.Equal("answer_missing", talk.Single<ErrorEvent>().Code);
        Assert.Single(talk.Creates);
        Assert.Equal(AgentState.Thinking, talk.State.Turn.Agent);
        Assert.Equal(AgentState.Listening, talk.Elapses(ConversationTimer.CreateOverdue).State.Turn.Agent);
    }

    [Fact]
    public void A_long_mutual_silence_makes_the_person_away_until_they_speak()
    {
        var talk = Talk.Ready();
        Assert.Contains(new SetTimer(ConversationTimer.PersonAway, talk.Options.AwayAfter), talk.Effects);

        talk.Elapses(ConversationTimer.PersonAway);
        Assert.Equal(UserState.Away, talk.State.Turn.User);

        talk.PersonSpeaks("u");
        Assert.Equal(UserState.Speaking, talk.State.Turn.User);
    }

    [Fact]
    public void The_away_timer_does_not_run_while_a_tool_does()
    {
        var talk = Talk.Ready().Then().Model(
            Talk.Started("r"),
            new ToolRequested("r", "f", "c", "get_weather", "{}"));
        talk.Finish("r");

        Assert.Contains(new ClearTimer(ConversationTimer.PersonAway), talk.Effects);
        Assert.DoesNotContain(talk.Effects, effect => effect is SetTimer { Timer: ConversationTimer.PersonAway });
        Assert.Equal(AgentState.Thinking, talk.State.Turn.Agent);
    }

    [Fact]
    public void The_turn_that_an_idle_timeout_makes_up_is_nobodys_words()
    {
        var talk = Talk.Ready().Model(new IdleTimedOut("i", 0, 5000), new UserTurnCommitted("i", null));

        Assert.Empty(talk.State.Journal.Lines());
        Assert.DoesNotContain(talk.Announced, announced => announced is UserStateEvent);
    }

    [Fact]
    public void Quiet_begins_when_the_last_sound_was_played_and_ends_when_the_person_speaks()
    {
        var talk = Talk.Ready();
        Assert.True(talk.Single<QuietEvent>().Quiet);

        talk.Then().PersonSpeaks("u");
        Assert.False(talk.Single<QuietEvent>().Quiet);

        talk.Then().PersonStops("u").Answer("r", "a").Finish("r").Plays("r", "a");
        Assert.Empty(talk.Announced.OfType<QuietEvent>());

        talk.PlaysOut("r", "a", 900);
        Assert.True(talk.Single<QuietEvent>().Quiet);
    }

    [Fact]
    public void A_report_of_an_empty_playout_does_not_end_audio_that_arrived_after_it()
    {
        var talk = Talk.Ready().At(100).Answer("r", "a").Finish("r").Plays("r", "a");
        talk.HearsLate(new AudioEvent(new PlayoutDrained()) { At = TimeSpan.FromMilliseconds(90) });
        Assert.Equal(AgentState.Speaking, talk.State.Turn.Agent);

        talk.HearsLate(new AudioEvent(new PlayoutDrained()) { At = TimeSpan.FromMilliseconds(900) });
        Assert.Equal(AgentState.Listening, talk.State.Turn.Agent);
    }
}
