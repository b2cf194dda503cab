using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Interruptions;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Sessions.Turns;

/// <summary>Every way in which a turn of the person's can end.</summary>
public class TurnDetectionTests : SessionTests
{
    private SessionSpec With(TurnDetection? detection) => Spec() with { Settings = Spec().Settings with { TurnDetection = detection } };

    private double SilenceBeforeTheTurnsEnd(Eagerness eagerness)
    {
        Script.OnEveryConnection(connection => connection.Otherwise(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1))));
        Start(With(new SemanticVad { Eagerness = eagerness }));
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Hello.", Final: true });
        return Await<SpeechStoppedEvent>().AudioEndMs - 1_100;
    }

    [Theory]
    [InlineData(Eagerness.Low, 2_000)]
    [InlineData(Eagerness.Medium, 1_000)]
    [InlineData(Eagerness.Auto, 1_000)]
    [InlineData(Eagerness.High, 500)]
    public void Semantic_turn_detection_waits_as_its_eagerness_says(Eagerness eagerness, int waitMs) =>
        Assert.InRange(SilenceBeforeTheTurnsEnd(eagerness), waitMs - 100, waitMs + 100);

    [Fact]
    public void Semantic_turn_detection_can_be_interrupted_and_judged_too()
    {
        Script.OnEveryConnection(connection => connection.Hears("Tell me.").Hears("Wait.")
            .OnTurn(turn => turn.Says("One two three.", TimeSpan.FromSeconds(5)))
            .OnTurn(turn => turn.Says("All right.", TimeSpan.FromSeconds(1))));
        Start(With(new SemanticVad { Eagerness = Eagerness.High }) with
        {
            Conversation = new ConversationOptions { Interruptions = new InterruptionPolicy { Reaction = SpeechReaction.Pause } },
        });
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        PersonSpeaks(400);

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });
        Assert.Single(All<InterruptionEvent>());
    }

    [Fact]
    public void After_a_long_silence_the_model_speaks_by_itself_and_nobody_is_said_to_have_spoken()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Are you there?", TimeSpan.FromSeconds(1)));
        Start(With(new ServerVad { IdleTimeoutMs = 5_000 }));
        PersonSpeaks();
        var answered = Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 2_000);

        var asked = Await<AgentStateEvent>(state => state.State == AgentState.Speaking && state.T > answered.T);
        Await<TranscriptEvent>(said => said is { Text: "Are you there?", Final: true });

        Assert.InRange(asked.T - answered.T, 4_800, 5_400);
        Assert.Single(All<SpeechStartedEvent>());
        Assert.Equal(["hi", "Hello.", "Are you there?"], Session.Journal.Lines().Select(line => line.Text));
    }

    [Fact]
    public void A_silence_is_ended_by_the_model_also_where_turns_are_judged()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Are you there?", TimeSpan.FromSeconds(1)));
        Start(With(new ServerVad { IdleTimeoutMs = 5_000 }) with
        {
            Conversation = new ConversationOptions { Interruptions = new InterruptionPolicy { MinSpeech = TimeSpan.FromMilliseconds(300) } },
        });
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Are you there?", Final: true });
        Advance(3_000);
        Assert.Equal(2, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
    }

    [Fact]
    public void With_a_talk_button_the_turn_ends_when_it_is_let_go_and_has_one_outcome()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1)));
        Start(With(null));
        Session.BeginTurn();
        PersonSpeaks();
        Advance(1_200);
        Assert.Equal(UserState.Speaking, Session.UserState);
        Assert.Empty(All<ResponseEvent>());

        var answer = Session.CommitTurnAsync();
        Advance(50);
        Assert.Equal((UserState.Listening, AgentState.Thinking), (Session.UserState, All<AgentStateEvent>().First(state => state.State == AgentState.Thinking).State));
        Await<TranscriptEvent>(said => said is { Text: "Hello.", Final: true });
        Advance(100);

        Assert.Equal(RequestStatus.Completed, Result(answer).Status);
        Assert.Equal(["hi", "Hello."], Session.Journal.Lines().Select(line => line.Text));
    }

    [Fact]
    public void Taking_the_floor_by_hand_stops_the_agent()
    {
        Script.OnTurn(turn => turn.Says("A very long story indeed.", TimeSpan.FromSeconds(10)))
            .OnTurn(turn => turn.Hears("stop").Says("All right.", TimeSpan.FromSeconds(1)));
        Start(With(null));
        var story = Session.GenerateReplyAsync("Tell a story.");
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_000);

        Session.BeginTurn();
        Advance(50);
        Assert.InRange(Await<InterruptionEvent>().HeardMs, 990, 1_050);
        Assert.Equal(RequestStatus.Interrupted, Result(story).Status);
        PersonSpeaks();
        Advance(1_100);
        _ = Session.CommitTurnAsync();

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });
    }

    [Fact]
    public void A_button_pressed_without_a_word_fails_at_once_and_says_why()
    {
        Start(With(null));
        Advance(1_000);
        Session.BeginTurn();
        var answer = Session.CommitTurnAsync();
        Advance(100);

        var outcome = Result(answer);
        Assert.Equal(RequestStatus.Failed, outcome.Status);
        Assert.Contains("buffer", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(UserState.Listening, Session.UserState);
        Assert.True(Session.IsQuiet);
    }

    [Fact]
    public void A_turn_that_is_taken_back_is_not_answered()
    {
        Start(With(null));
        Session.BeginTurn();
        PersonSpeaks();
        Advance(1_200);
        Session.ClearTurn();
        Advance(5_000);

        Assert.Empty(All<ResponseEvent>());
        Assert.Equal(UserState.Listening, Session.UserState);
    }
}
