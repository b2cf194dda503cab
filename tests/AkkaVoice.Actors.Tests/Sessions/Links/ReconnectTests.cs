using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.Actors.Tests.Sessions.Links;

public class ReconnectTests : LinkTests
{
    [Theory]
    [InlineData(500, 3_000)]
    [InlineData(1_000, 2_000)]
    [InlineData(2_900, 3_000)]
    [InlineData(3_400, 3_000)]
    [InlineData(3_700, 3_000)]
    public void A_connection_that_is_away_for_3_s_costs_no_sample_of_what_the_person_says(int lostAtMs, int spokenMs)
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromMilliseconds(lostAtMs)).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        var back = TimeSpan.FromMilliseconds(lostAtMs + 3_000);
        Start(services: Services(new OutageDialer(Dialer(), Clock.Time, back)));
        PersonSaysCoded(3, spokenMs);

        Await(() => Readies == 2);
        Assert.InRange(Clock.Time.Elapsed, back, back + TimeSpan.FromSeconds(4));
        Await(() => Asked.Count > 0);

        Assert.Equal(0, LostOrDoubled(3, spokenMs));
        Assert.Empty(All<DropEvent>());
        Assert.Empty(All<EndEvent>());
    }

    [Fact]
    public void A_connection_that_breaks_again_before_it_had_sent_anything_costs_nothing_either()
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromMilliseconds(1_000)).Aborts());
        Script.OnConnection(1, second => second.OnEvent(ServerEventTypes.SessionUpdated).Aborts());
        Script.OnConnection(2, third => third.After(TimeSpan.FromMilliseconds(5)).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Start();
        PersonSaysCoded(3, 2_000);
        Await(() => Asked.Count > 0);

        Assert.Equal(0, LostOrDoubled(3, 2_000));
        Assert.Empty(All<EndEvent>());
    }

    [Fact]
    public void What_had_arrived_of_a_cut_answer_is_heard_and_the_rest_is_asked_for()
    {
        Script.OnConnection(0, first => Answers(first).OnEvent(ServerEventTypes.AudioDelta, 20).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Answer = ("one two three four five six seven eight nine ten", 10);
        Start();
        PersonSpeaks();
        Await(() => Asked.Count == 1);
        Answer = ("And so on.", 1);

        Await<TranscriptEvent>(said => said is { Text: "And so on.", Final: true });

        var cut = Session.Journal.Items.OfType<AssistantItem>().First();
        Assert.Equal(AssistantProgress.Cut, cut.Progress);
        Assert.Equal(cut.ReceivedMs, cut.HeardMs);
        Assert.StartsWith("one", cut.HeardText, StringComparison.Ordinal);
        Assert.Equal(["words", cut.HeardText], Conversation.Take(2).Select(TextOf));
        Assert.Contains(cut.HeardText, TextOf(Conversation[2]), StringComparison.Ordinal);
        Assert.Equal(2, Asked.Count);
        Assert.Equal([ResponseStatus.InProgress, ResponseStatus.Failed, ResponseStatus.InProgress, ResponseStatus.Completed],
            All<ResponseEvent>().Select(told => told.Status));
    }

    [Fact]
    public void An_answer_of_which_nothing_had_arrived_is_asked_for_again()
    {
        Script.OnConnection(0, first => Answers(first).OnEvent(ServerEventTypes.ResponseCreated).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Start();
        PersonSpeaks();

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        Assert.Single(Conversation);
    }

    [Fact]
    public void A_request_whose_answer_was_cut_off_comes_back_when_the_rest_was_heard()
    {
        Script.OnConnection(0, first => Answers(first).OnEvent(ServerEventTypes.AudioDelta, 20).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Answer = ("A long story, told at length.", 10);
        Start();
        var request = Session.GenerateReplyAsync();
        Await(() => Asked.Count == 2);
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 5_000);

        Assert.True(request.Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal(Actors.Conversation.RequestStatus.Completed, request.Result.Status);
    }

    [Fact]
    public void A_tool_that_runs_while_the_connection_is_lost_is_answered_once_with_its_call()
    {
        Script.OnConnection(0, first => first
            .OnTurn(turn => turn.Hears("weather").Calls("slow", "{}", "call_1"))
            .OnEvent(ServerEventTypes.ResponseDone).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Start(Spec() with { Tools = [Tool("slow", (CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation))] });
        PersonSpeaks();
        Await(() => Readies == 2);
        Assert.Empty(All<ToolResultEvent>());

        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });

        Assert.Single(All<ToolResultEvent>());
        Assert.Equal(
            [(ItemType.Message, null), (ItemType.FunctionCall, "call_1"), (ItemType.FunctionCallOutput, "call_1")],
            Conversation.Select(item => (item.Type, item.CallId)));
        Assert.Single(Asked);
    }

    [Fact]
    public void A_turn_without_a_transcript_is_told_to_the_next_connection_as_its_audio()
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromSeconds(8)).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        var spec = Spec();
        Start(spec with { Settings = spec.Settings with { Transcription = null } });
        PersonSaysCoded(4, 2_000);
        Await(() => Readies == 2);
        Advance(500);
        _ = Session.SendTextAsync("And now?");
        Await(() => Asked.Count == 2);

        Assert.Equal(0, LostOrDoubled(4, 2_000));
        Assert.Equal(["user", "assistant", "user"], Conversation.Select(item => item.Role));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public void A_server_that_refuses_for_10_s_is_waited_for(int status)
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromSeconds(1)).Closes(1011, "restarting"));
        Script.OnEveryConnection(later => Answers(later));
        Start(services: Services(new OutageDialer(Dialer(), Clock.Time, TimeSpan.FromSeconds(11), status)));

        Await(() => Readies == 2);

        Assert.InRange(Clock.Time.Elapsed.TotalSeconds, 11, 15.1);
        Assert.InRange(All<ConnectionEvent>().Count(told => told.State == ConnectionStatus.Dialling), 5, 20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    public void A_server_that_accepts_and_closes_for_ever_is_one_clear_end(int afterMs)
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromSeconds(20)).Aborts());
        Script.OnEveryConnection(later => later.After(TimeSpan.FromMilliseconds(afterMs)).Closes(1011, "no"));
        Start();

        var end = Await<EndEvent>(withinMs: 60_000);

        Assert.Equal(SessionEndReason.ConnectionLost, end.Reason);
        Assert.InRange(All<ConnectionEvent>().Count(told => told.State == ConnectionStatus.Dialling), 6, 21);
        Assert.InRange(end.T, 30_000, 51_000);
        Assert.Single(All<ErrorEvent>(), error => error.Class == ErrorClass.Fatal);
    }

    [Fact]
    public void A_server_that_says_nothing_while_a_response_is_made_is_left_for_another()
    {
        Script.OnConnection(0, first => Answers(first).OnEvent(ServerEventTypes.AudioDelta, 10).Stalls());
        Script.OnEveryConnection(later => Answers(later));
        Answer = ("one two three four", 20);
        Start();
        PersonSpeaks();
        Await(() => Asked.Count == 1);
        var stalled = Clock.Time.Elapsed;

        Await(() => Readies == 2);

        Assert.InRange((Clock.Time.Elapsed - stalled).TotalSeconds, 10, 12);
        Await(() => Asked.Count == 2);
    }

    [Fact]
    public void A_server_that_does_not_react_to_a_request_is_left_for_another_and_the_cut_answer_is_heard_after_all()
    {
        Script.OnConnection(0, first => Answers(first).OnEvent(ServerEventTypes.AudioDelta, 2).Stalls());
        Script.OnConnection(1, second => Answers(second).OnEvent(ServerEventTypes.ResponseCreated).Stalls());
        Script.OnEveryConnection(later => Answers(later));
        Answer = ("one two three four", 1);
        Start();
        PersonSpeaks();

        Await(() => Readies == 3, 60_000);
        Await<TranscriptEvent>(said => said is { Text: "one two three four", Final: true, Heard: "one two three four" });
        Assert.Empty(All<EndEvent>());
    }

    [Fact]
    public void A_session_that_expires_without_a_successor_goes_on()
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromSeconds(3)).Fails("session_expired", "60 minutes.", closeCode: 1001));
        Script.OnEveryConnection(later => Answers(later));
        Start();
        PersonSpeaks();

        Await(() => Readies == 2);

        Assert.Empty(All<EndEvent>());
    }
}
