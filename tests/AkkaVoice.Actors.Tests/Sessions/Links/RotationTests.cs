using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.LocalRealtime.Conversations;

namespace AkkaVoice.Actors.Tests.Sessions.Links;

public class RotationTests : LinkTests
{
    private static readonly ConnectionOptions Impatient = new() { SwitchWithin = TimeSpan.Zero };

    private void Talking(ConnectionOptions? connection = null)
    {
        Script.OnEveryConnection(every => Answers(every));
        Start(Spec() with { Connection = connection ?? new ConnectionOptions() });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(730)]
    [InlineData(1_500)]
    [InlineData(1_990)]
    [InlineData(2_300)]
    [InlineData(2_490)]
    [InlineData(2_510)]
    public void A_rotation_forced_while_the_person_speaks_costs_no_sample(int afterMs)
    {
        Talking(Impatient);
        PersonSaysCoded(3, 2_000);
        Advance(afterMs);
        Session.Rotate();
        Await(() => Readies == 2, withinMs: 10);
        Await(() => Asked.Count > 0);
        Advance(2_000);
        _ = Session.SendTextAsync("Did you get that?");
        Await(() => TextOf(Conversation[^1]) == "Did you get that?");

        Assert.Empty(All<DropEvent>());
        Assert.Empty(All<ErrorEvent>());
        if (Conversation.Any(item => item.Role == "user" && !item.Content[0].Audio.IsEmpty))
        {
            Assert.Equal(0, LostOrDoubled(3, 2_000));
        }
        else
        {
            // The turn was complete and its words were known when the successor was told of it.
            Assert.Equal("words", TextOf(Conversation[0]));
        }

        Assert.Single(Session.Journal.Items.OfType<PersonItem>(), person => person is { Committed: true, Typed: false });
        Assert.Equal(2, Asked.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(150)]
    [InlineData(1_000)]
    public void What_is_said_just_after_a_rotation_in_a_quiet_moment_is_heard_whole(int beforeMs)
    {
        Talking();
        Advance(1_000);
        PersonSaysCoded(3, 1_500);
        Advance(beforeMs);
        Session.Rotate();
        Await(() => Asked.Count > 0);

        Assert.Equal(0, LostOrDoubled(3, 1_500));
    }

    [Fact]
    public void A_rotation_waits_for_a_quiet_moment_and_nobody_notices()
    {
        Talking();
        Answer = ("one two three", 4);
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        var before = All<AgentStateEvent>().Count();
        Session.Rotate();
        Await(() => Readies == 2);

        Assert.Equal(AgentState.Listening, All<AgentStateEvent>().Last().State);
        Assert.Equal(before + 1, All<AgentStateEvent>().Count());
        Assert.Equal("one two three", Session.Journal.Items.OfType<AssistantItem>().Single().HeardText);
        _ = Session.SendTextAsync("Go on.");
        Await(() => Asked.Count == 2);
        Assert.Equal(["words", "one two three", "Go on."], Conversation.Select(TextOf));
    }

    [Fact]
    public void A_rotation_forced_while_the_agent_speaks_leaves_no_gap_and_the_new_model_learns_what_was_heard()
    {
        Talking(Impatient);
        Answer = ("one two three four five six", 6);
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Await<ResponseEvent>(told => told.Status == ResponseStatus.Completed);
        Session.Rotate();
        Await(() => Readies == 2, withinMs: 10);
        Assert.Equal(AgentState.Speaking, Session.AgentState);
        Await<AgentStateEvent>(state => state.State == AgentState.Listening && state.T > 5_000);

        Assert.Equal(0, LongestGap(1));
        _ = Session.SendTextAsync("Go on.");
        Await(() => Asked.Count == 2);
        Assert.Equal(["words", "one two three four five six", "Go on."], Conversation.Select(TextOf));
    }

    [Fact]
    public void An_answer_that_is_interrupted_after_a_forced_rotation_is_remembered_as_it_was_heard()
    {
        Talking(Impatient);
        Answer = ("one two three four five six seven eight nine ten", 10);
        PersonSpeaks();
        Await<ResponseEvent>(told => told.Status == ResponseStatus.Completed);
        Session.Rotate();
        Await(() => Readies == 2, withinMs: 10);
        Answer = ("Yes?", 1);
        PersonSpeaks();
        Await(() => Asked.Count == 2);

        var heard = Session.Journal.Items.OfType<AssistantItem>().First().HeardText;
        Assert.StartsWith("one two", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("ten", heard, StringComparison.Ordinal);
        Assert.Equal(["words", heard], Conversation.Take(2).Select(TextOf));
        Assert.Empty(All<ErrorEvent>());
        Assert.Empty(All<TruncateEvent>());
    }

    [Fact]
    public void An_answer_that_is_being_made_when_there_is_no_time_left_is_gone_on_with_on_the_new_connection()
    {
        Script.OnEveryConnection(every => Answers(every).Paces(new LocalRealtime.Responses.PacingOptions { SpeedFactor = 1 }));
        Start(Spec() with { Connection = Impatient });
        Answer = ("one two three four five six seven eight", 8);
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(2_000);
        Answer = ("And that is all.", 1);
        Session.Rotate();

        Await<TranscriptEvent>(said => said is { Text: "And that is all.", Final: true });

        Assert.Equal(2, Asked.Count);
        Assert.Empty(All<ErrorEvent>());
    }

    [Fact]
    public void A_tool_survives_a_rotation_and_is_answered_on_the_new_connection_with_its_call()
    {
        Script.OnConnection(0, first => first.OnTurn(turn => turn.Hears("weather").Calls("slow", "{}", "call_1")));
        Script.OnEveryConnection(later => Answers(later));
        Start(Spec() with { Tools = [Tool("slow", (CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation))] });
        PersonSpeaks();
        Await<ToolCallEvent>();
        Session.Rotate();
        Await(() => Readies == 2);
        Assert.Empty(All<ToolResultEvent>());

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        Assert.Single(All<ToolResultEvent>());
        Assert.Equal(
            [ItemType.Message, ItemType.FunctionCall, ItemType.FunctionCallOutput], Conversation.Select(item => item.Type));
        Assert.Single(Asked);
    }

    [Fact]
    public void A_session_outlives_the_limit_of_the_service_many_times_over_and_nothing_is_noticed()
    {
        Script.OnEveryConnection(every => Answers(every).ExpiresAfter(TimeSpan.FromSeconds(40)));
        Start();
        for (var turn = 0; turn < 6; turn++)
        {
            PersonSpeaks();
            var asked = Asked.Count;
            Await(() => Asked.Count > asked);
            Advance(20_000);
        }

        Assert.InRange(Readies, 4, 6);
        Assert.Equal(6, Session.Journal.Items.OfType<PersonItem>().Count());
        Assert.Equal(11, Conversation.Count);
        Assert.Empty(All<ErrorEvent>());
        Assert.DoesNotContain(All<ConnectionEvent>(), told => told.State == ConnectionStatus.Reconnecting);
        Assert.All(
            All<ConnectionEvent>().Where(told => told.State == ConnectionStatus.Rotating), told => Assert.Equal("expiry", told.Reason));
    }

    [Fact]
    public void The_instructions_are_sent_once_to_each_connection_and_never_changed()
    {
        Talking();
        Session.Rotate();
        Await(() => Readies == 2);

        Assert.Single(Wire.FromClient(0, "session.update"));
        Assert.Single(Wire.FromClient(1, "session.update"));
        Assert.Equal(Instructions(0), Instructions(1));
    }

    private string Instructions(int connection) =>
        Wire.FromClient(connection, "session.update").Single().Json!.Value.GetProperty("session").GetRawText();
}
