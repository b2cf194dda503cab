using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Tests.Sessions.Answers;

/// <summary>Answers that come to nothing at first.</summary>
public class RetryTests : SessionTests
{
    private const string Limited = "Rate limit reached. Please try again in 1.5s.";

    private void AwaitHeard(string words) => Await<TranscriptEvent>(said => said.Role == Speaker.Assistant && said is { Final: true } && said.Heard == words, 60_000);

    [Fact]
    public void An_answer_that_fails_is_asked_for_again_when_the_service_says()
    {
        Script.OnTurn(turn => turn.Hears("hi").Fails("rate_limit_exceeded", Limited))
            .OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();

        AwaitHeard("Hello.");

        var failed = Await<ResponseEvent>(response => response.Status == ResponseStatus.Failed);
        AssertAbout(1_500, Await<ResponseEvent>(response => response.Status == ResponseStatus.InProgress && response.T > failed.T).T - failed.T);
        Assert.Equal(("rate_limit_exceeded", ErrorClass.Retry), (Await<ErrorEvent>().Code, Await<ErrorEvent>().Class));
        Assert.DoesNotContain(All<AgentStateEvent>(), state => state.State == AgentState.Listening && state.T > failed.T && state.T < failed.T + 1_500);
    }

    [Fact]
    public void Pauses_between_attempts_grow_and_at_last_the_person_is_told()
    {
        Script.OnTurn(turn => turn.Hears("hi").Fails("server_error", "Oops."))
            .OnTurn(turn => turn.Fails("server_error", "Oops."))
            .OnTurn(turn => turn.Fails("server_error", "Oops."))
            .OnTurn(turn => turn.Says("I could not answer just now.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();

        AwaitHeard("I could not answer just now.");

        var failures = All<ResponseEvent>().Where(response => response.Status == ResponseStatus.Failed).Select(response => response.T).ToList();
        var pauses = new[] { failures[1] - failures[0], failures[2] - failures[1] };
        Assert.InRange(pauses[0], 250, 550);
        Assert.InRange(pauses[1], 500, 1_050);
        Assert.All(pauses, pause => Assert.NotInRange(pause % 250, 0, 1));
        Assert.Equal(3, failures.Count);
        Await(() => Session.IsQuiet);
    }

    [Fact]
    public void Without_a_notice_the_session_only_says_so_in_its_events()
    {
        Script.OnEveryConnection(connection => connection.Otherwise(turn => turn.Hears("hi").Fails("server_error", "Oops.")));
        Start(Spec() with { Conversation = new ConversationOptions { FailureNotice = null, FailureRetries = 1 } });
        PersonSpeaks();

        Await(() => All<ResponseEvent>().Count(response => response.Status == ResponseStatus.Failed) == 2);
        Advance(10_000);

        Assert.Equal(2, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.Failed));
        Assert.True(Session.IsQuiet);
    }

    [Fact]
    public void A_program_learns_that_what_it_asked_for_failed_after_all_attempts_and_nothing_is_said_about_it()
    {
        Script.OnEveryConnection(connection => connection.Otherwise(turn => turn.Fails("server_error", "Oops.")));
        Start();
        var saying = Session.SayAsync("Hello.");
        Advance(10_000);

        Assert.Equal((RequestStatus.Failed, "Oops."), (Result(saying).Status, Result(saying).Message));
        Assert.Equal(3, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.Failed));
    }

    [Fact]
    public void An_answer_that_fails_and_is_had_at_last_has_one_outcome()
    {
        Script.OnTurn(turn => turn.Fails("server_error", "Oops.")).OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        var saying = Session.SayAsync("Hello.");
        AwaitHeard("Hello.");
        Advance(100);

        Assert.Equal(RequestStatus.Completed, Result(saying).Status);
    }

    [Fact]
    public void An_answer_cut_short_before_its_first_sound_is_asked_for_again()
    {
        Script.OnTurn(turn => turn.Hears("hi").EndsIncomplete("content_filter")).OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();

        AwaitHeard("Hello.");
    }

    [Fact]
    public void An_answer_cut_short_by_its_length_is_left_as_it_was_heard()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("A long story.", TimeSpan.FromSeconds(2)).EndsIncomplete("max_output_tokens"));
        Start();
        PersonSpeaks();
        AwaitHeard("A long story.");
        Await(() => Session.IsQuiet);

        Assert.Equal(2, All<ResponseEvent>().Count());
    }

    [Fact]
    public void The_person_who_speaks_on_meanwhile_gets_one_answer()
    {
        Script.OnTurn(turn => turn.Hears("hi").Fails("rate_limit_exceeded", Limited))
            .OnTurn(turn => turn.Hears("hello?").Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();
        Await<ResponseEvent>(response => response.Status == ResponseStatus.Failed);
        PersonSpeaks(3_000);

        AwaitHeard("Hello.");
        Advance(10_000);

        Assert.Equal(2, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
    }

    [Fact]
    public void An_exhausted_quota_inside_an_answer_ends_the_session_once()
    {
        Script.OnTurn(turn => turn.Hears("hi").Fails("insufficient_quota", "Pay."));
        Start();
        PersonSpeaks();

        Assert.Equal(SessionEndReason.AccountProblem, Await<EndEvent>().Reason);
        Assert.Single(All<ResponseEvent>(), response => response.Status == ResponseStatus.InProgress);
    }

    [Fact]
    public void A_request_refused_for_a_reason_that_passes_is_made_again()
    {
        Script.OnEveryConnection(connection => connection
            .RejectsResponseCreate("rate_limit_exceeded", "Slow down. Try again in 300ms.")
            .OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1))));
        Start();
        var saying = Session.SayAsync("Hello.");
        AwaitHeard("Hello.");
        Advance(100);

        Assert.Equal(RequestStatus.Completed, Result(saying).Status);
    }

    [Fact]
    public void A_request_refused_for_good_fails_at_once()
    {
        Script.OnEveryConnection(connection => connection.RejectsResponseCreate("invalid_value", "No."));
        Start();
        var saying = Session.SayAsync("Hello.");
        Advance(100);

        Assert.Equal((RequestStatus.Failed, "No."), (Result(saying).Status, Result(saying).Message));
    }

    [Fact]
    public void An_answer_in_writing_is_forgotten_and_asked_for_again()
    {
        Script.OnTurn(turn => turn.Hears("hi").Writes("Hello, in letters.")).OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();

        AwaitHeard("Hello.");

        Assert.Equal("written_answer", Await<ErrorEvent>().Code);
        Assert.Equal(["hi", "Hello."], Session.Journal.Lines().Select(line => line.Heard));
        Assert.Single(All<DeleteEvent>());
    }

    [Fact]
    public void A_model_that_only_writes_is_not_asked_for_ever()
    {
        Script.OnEveryConnection(connection => connection.Otherwise(turn => turn.Writes("Letters.")));
        Start();
        var saying = Session.SayAsync("Hello.");
        Advance(5_000);

        Assert.Equal(RequestStatus.Failed, Result(saying).Status);
        Assert.Equal(2, All<ResponseEvent>().Count(response => response.Status == ResponseStatus.InProgress));
    }

    [Fact]
    public void A_response_of_which_nothing_comes_is_stopped_and_asked_for_again()
    {
        Script.OnTurn(turn => turn.Hears("hi").Thinks(TimeSpan.FromMinutes(10)).Says("Too late.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();
        var begun = Await<ResponseEvent>();

        AwaitHeard("Hello.");

        AssertAbout(8_000, Await<ErrorEvent>(error => error.Code == "response_stalled").T - begun.T);
        Assert.DoesNotContain(All<TranscriptEvent>(), said => said.Text == "Too late.");
    }

    [Fact]
    public void A_long_answer_is_not_taken_for_a_stalled_one()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("A very long story.", TimeSpan.FromSeconds(60)));
        Start();
        PersonSpeaks();
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 3_000, 90_000);

        Assert.Empty(All<ErrorEvent>());
    }

    [Fact]
    public void A_voice_that_stands_still_for_want_of_audio_is_ended_and_what_was_heard_of_it_kept()
    {
        Script.OnEveryConnection(connection => connection
            .OnTurn(turn => turn.Hears("hi").Says("Half of it.", TimeSpan.FromSeconds(2)))
            .OnTurn(turn => turn.Says("All of it.", TimeSpan.FromSeconds(1)))
            .OnEvent("response.output_audio.done").Omits()
            .OnEvent("response.content_part.done").Omits()
            .OnEvent("response.output_audio_transcript.done").Omits()
            .OnEvent("conversation.item.done", 1).Omits()
            .OnEvent("response.output_item.done").Omits()
            .OnEvent("response.done").Omits());
        Start();
        PersonSpeaks();
        var spoke = Await<AgentStateEvent>(state => state.State == AgentState.Speaking);

        AwaitHeard("All of it.");

        AssertAbout(7_000, Await<ErrorEvent>(error => error.Code == "voice_stalled").T - spoke.T);
        var half = Session.Journal.Items.OfType<AssistantItem>().First();
        Assert.Equal((AssistantProgress.Cut, 2_000), (half.Progress, half.HeardMs));
    }

    [Fact]
    public void A_request_whose_beginning_is_never_announced_has_an_outcome()
    {
        Script.OnEveryConnection(connection => connection
            .OnTurn(turn => turn.Hears("hi").Says("Lost.", TimeSpan.FromSeconds(1)))
            .OnTurn(turn => turn.Says("Hello.", TimeSpan.FromSeconds(1)))
            .OnEvent("response.created").Omits());
        Start(Spec() with { Settings = Spec().Settings with { TurnDetection = new Streams.Realtime.Protocol.ServerVad { CreateResponse = false } } });
        PersonSpeaks();
        Advance(5_000);
        var reply = Session.GenerateReplyAsync();
        Advance(30_000);

        Assert.True(reply.IsCompleted, "A request that nobody grants has no outcome.");
    }

    [Fact]
    public void Requests_made_while_an_answer_runs_are_heard_one_after_the_other()
    {
        Script.OnTurn(turn => turn.Says("One.", TimeSpan.FromSeconds(1), signal: 1))
            .OnTurn(turn => turn.Says("Two.", TimeSpan.FromSeconds(1), signal: 2))
            .OnTurn(turn => turn.Says("Three.", TimeSpan.FromSeconds(1), signal: 3));
        Start();
        Task<RequestOutcome>[] all = [Session.SayAsync("One."), Session.SayAsync("Two."), Session.GenerateReplyAsync("Three.")];
        Advance(5_000);

        Assert.All(all, request => Assert.Equal(RequestStatus.Completed, Result(request).Status));
        Assert.Equal(["One.", "Two.", "Three."], Session.Journal.Lines().Select(line => line.Heard));
        Assert.Empty(All<ErrorEvent>());
    }
}
