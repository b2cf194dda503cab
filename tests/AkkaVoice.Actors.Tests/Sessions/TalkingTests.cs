using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.Actors.Tests.Sessions;

public class TalkingTests : SessionTests
{
    [Fact]
    public void A_spoken_question_is_answered_aloud_and_everything_is_told()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("Hello there.", TimeSpan.FromSeconds(2)));
        Start();
        PersonSpeaks();

        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 2000);

        Assert.Equal(
            [AgentState.Initializing, AgentState.Listening, AgentState.Thinking, AgentState.Speaking, AgentState.Listening],
            All<AgentStateEvent>().Select(state => state.State));
        Assert.Equal(
            [ConnectionStatus.Dialling, ConnectionStatus.Configuring, ConnectionStatus.Ready],
            All<ConnectionEvent>().Select(connection => connection.State));
        Assert.Equal("hi", Await<TranscriptEvent>(said => said is { Role: Speaker.User, Final: true }).Text);
        var answer = Await<TranscriptEvent>(said => said is { Role: Speaker.Assistant, Final: true });
        Assert.Equal(("Hello there.", "Hello there."), (answer.Text, answer.Heard));
        Assert.Equal(["hi", "Hello there."], Session.Journal.Lines().Select(line => line.Text));
    }

    [Fact]
    public void The_engines_own_share_of_the_delay_is_at_most_a_frame_and_the_parts_add_up()
    {
        Script.OnTurn(turn => turn.Hears("hi").Thinks(TimeSpan.FromMilliseconds(300)).Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();

        var first = Await<FirstAudioEvent>();

        Assert.InRange(first.EngineMs, 0, 20);
        Assert.InRange(first.ServerMs, 300, 320);
        Assert.Equal(500, first.VadMs);
        Assert.Equal(first.DelayMs, first.VadMs + first.ServerMs + first.ToolMs + first.EngineMs, 0.3);
    }

    [Fact]
    public void Speaking_over_the_agent_stops_it_within_a_frame_and_the_model_is_told_what_was_heard()
    {
        Script.OnTurn(turn => turn.Hears("one").Says("A very long answer indeed.", TimeSpan.FromSeconds(10), signal: 1))
            .OnTurn(turn => turn.Hears("two").Says("All right.", TimeSpan.FromSeconds(1), signal: 2));
        Start();
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_500);
        PersonSpeaks();

        var interruption = Await<InterruptionEvent>();
        var truncate = Await<TruncateEvent>();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > interruption.T);

        var heardMs = Room.Heard.Heard.Zip(Room.Heard.Heard.Skip(1))
            .Count(pair => CodedSignal.TryLocate([pair.First, pair.Second], out var signal, out _) && signal == 1) / 24.0;
        Assert.InRange(truncate.AudioEndMs, heardMs - 20, heardMs + 20);
        Assert.InRange(interruption.FlushMs, 0, 20);
        Assert.Single(All<TruncateEvent>());
        Assert.Equal(AssistantProgress.Cut, Session.Journal.Items.OfType<AssistantItem>().First().Progress);
        Assert.DoesNotContain(All<ErrorEvent>(), _ => true);
    }

    [Fact]
    public void A_tool_is_called_and_its_answer_spoken()
    {
        Script.OnTurn(turn => turn.Hears("weather in Oslo").Calls("get_weather", """{"city":"Oslo"}""", "call_1"))
            .OnTurn(turn => turn.Says("It is cold.", TimeSpan.FromSeconds(1)));
        Start(Spec() with { Tools = [Tool("get_weather", (string city) => $"cold in {city}")] });
        PersonSpeaks();

        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 2000);

        Assert.Equal(("call_1", "get_weather"), (Await<ToolCallEvent>().CallId, Await<ToolCallEvent>().Name));
        Assert.True(Await<ToolResultEvent>().Ok);
        Assert.Equal(
            ["cold in Oslo"], Session.Journal.Items.OfType<ToolItem>().Select(tool => tool.Output));
        Assert.Equal("It is cold.", Session.Journal.Lines().Last().Heard);
        Assert.Single(All<FirstAudioEvent>());
    }

    [Fact]
    public void A_tool_that_hangs_is_answered_for_in_time_while_the_conversation_goes_on()
    {
        Script.OnTurn(turn => turn.Hears("slow please").Calls("slow", "{}", "call_1"))
            .OnTurn(turn => turn.Hears("still there?").Says("Yes.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("The tool did not answer.", TimeSpan.FromSeconds(1)));
        Start(Spec() with { Tools = [Tool("slow", (CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation))] });
        PersonSpeaks();
        var called = Await<ToolCallEvent>();
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Yes.", Final: true }, withinMs: 5_000);

        var result = Await<ToolResultEvent>();
        Assert.False(result.Ok);
        AssertAbout(10_000, result.T - called.T);
        Await<TranscriptEvent>(said => said is { Text: "The tool did not answer.", Final: true });
        Assert.Single(All<ToolResultEvent>());
    }

    [Fact]
    public void Say_comes_back_when_it_was_heard()
    {
        Script.OnTurn(turn => turn.Says("Good morning.", TimeSpan.FromSeconds(2)));
        Start();

        var saying = Session.SayAsync("Good morning.");
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_000);
        Assert.False(saying.IsCompleted);
        Advance(1_500);

        Assert.Equal(RequestStatus.Completed, Result(saying).Status);
    }

    [Fact]
    public void A_request_that_is_interrupted_says_so()
    {
        Script.OnTurn(turn => turn.Says("Blah.", TimeSpan.FromSeconds(5)));
        Start();
        var reply = Session.GenerateReplyAsync("Talk.");
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);

        _ = Session.InterruptAsync();
        Advance(100);

        Assert.Equal(RequestStatus.Interrupted, Result(reply).Status);
        Assert.True(Session.IsQuiet);
    }

    [Fact]
    public void Typed_text_is_answered()
    {
        Script.OnTurn(turn => turn.Says("Four.", TimeSpan.FromSeconds(1)));
        Start();

        var answer = Session.SendTextAsync("Two and two?");
        Advance(2_000);

        Assert.Equal(RequestStatus.Completed, Result(answer).Status);
        Assert.Equal(["Two and two?", "Four."], Session.Journal.Lines().Select(line => line.Text));
    }

    [Fact]
    public void A_greeting_is_spoken_before_the_person_says_anything()
    {
        Script.OnTurn(turn => turn.Says("Welcome.", TimeSpan.FromSeconds(1)));
        Start(Spec() with { Greeting = "Greet the person." });

        Await<TranscriptEvent>(said => said is { Text: "Welcome.", Final: true });
    }

    [Fact]
    public void A_person_who_says_nothing_for_long_is_away()
    {
        Start();

        Assert.Equal(UserState.Away, Await<UserStateEvent>().State);
        AssertAbout(15_000, Events[^1].T);
    }

    [Fact]
    public void A_malformed_message_is_counted_and_the_session_goes_on()
    {
        Script.OnEveryConnection(connection => connection
            .OnTurn(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1)))
            .After(TimeSpan.FromMilliseconds(500)).SendsRaw("{not json"));
        Start();
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "Hello.", Final: true });
        Assert.Equal("malformed_message", Await<ErrorEvent>().Code);
    }

    [Fact]
    public void Times_never_go_back()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 2000);

        Assert.Equal(Events.Select(told => told.T).Order(), Events.Select(told => told.T));
    }

    [Fact]
    public void In_a_room_whose_people_read_along_words_are_told_as_they_are_heard()
    {
        const string Text = "One two three four five six seven eight nine ten.";
        Script.OnTurn(turn => turn.Hears("count").Says(Text, TimeSpan.FromSeconds(5)));
        Room.Heard.ProgressInterval = TimeSpan.FromMilliseconds(200);
        Start();
        PersonSpeaks();

        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 2000);

        var heard = All<HeardEvent>().ToArray();
        Assert.All(heard, words => Assert.StartsWith(words.Text, Text, StringComparison.Ordinal));
        Assert.True(heard.Length >= 15, $"only {heard.Length} were told");
        // Five seconds for 49 characters: what was told is what had sounded, within a word's length. The first second is another matter: until all of
        // the audio has come (at six times its pace), brisk speech is assumed.
        Assert.All(heard.Where(words => words.HeardMs > 1_000), words => Assert.InRange(words.HeardMs - (words.Text.Length * 5_000 / Text.Length), -20, 900));
        Assert.All(heard, words => Assert.True(words.Text.Length * HeardText.BriskMsPerCharacter <= words.HeardMs, $"{words} is ahead"));
        var final = Events.ToList().FindIndex(happened => happened is TranscriptEvent { Role: Speaker.Assistant, Final: true });
        Assert.True(Events.ToList().FindLastIndex(happened => happened is HeardEvent) < final, "words were told after the last word");
    }
}
