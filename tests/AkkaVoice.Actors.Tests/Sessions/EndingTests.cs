using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Actors.Tests.Sessions;

public class EndingTests : SessionTests
{
    private EndEvent AwaitEnd(int withinMs = 20_000)
    {
        var end = Await<EndEvent>(withinMs: withinMs);
        Assert.True(Session.Completion.Wait(TimeSpan.FromSeconds(30)), "The session never completes.");
        Assert.Same(end, Events[^1]);
        Assert.Single(All<EndEvent>());
        Assert.Empty(Sessions());
        return end;
    }

    private IReadOnlyList<SessionHandle> Sessions()
    {
        Manager.Tell(SessionProtocol.List.Instance);
        return ExpectMsg<SessionProtocol.Sessions>().Handles;
    }

    [Fact]
    public void A_session_ends_when_it_is_asked_to_and_closes_its_connection()
    {
        Start();
        _ = Session.EndAsync();
        Advance(100);

        Assert.Equal(SessionEndReason.Requested, AwaitEnd().Reason);
        Assert.Equal(ConnectionStatus.Closed, All<ConnectionEvent>().Last().State);
    }

    [Fact]
    public void Ending_in_the_middle_of_speech_keeps_the_books_right_and_is_quick()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("A very long answer indeed.", TimeSpan.FromSeconds(10)));
        Start();
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(2_000);
        _ = Session.EndAsync(SessionEndReason.Shutdown);

        Assert.Equal(SessionEndReason.Shutdown, AwaitEnd(withinMs: 500).Reason);
        Assert.InRange(Await<InterruptionEvent>().HeardMs, 1_980, 2_020);
        Assert.Equal("A", Await<TranscriptEvent>(said => said is { Role: Speaker.Assistant, Final: true }).Heard);
    }

    [Fact]
    public void With_leave_to_finish_what_is_being_said_is_heard_to_its_end()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("Goodbye then.", TimeSpan.FromSeconds(3)));
        Start();
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Advance(1_000);
        _ = Session.EndAsync(SessionEndReason.Shutdown, finishSpeech: true);
        var refused = Session.SayAsync("More.");

        Assert.Equal(SessionEndReason.Shutdown, AwaitEnd(withinMs: 2_500).Reason);
        Assert.Equal("Goodbye then.", Await<TranscriptEvent>(said => said is { Role: Speaker.Assistant, Final: true }).Heard);
        Assert.Empty(All<InterruptionEvent>());
        Assert.Equal(RequestStatus.SessionEnded, Result(refused).Status);
    }

    [Fact]
    public void Leave_to_finish_has_a_limit()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("A very long answer indeed.", TimeSpan.FromSeconds(60)));
        Start(Spec() with { FinishTimeout = TimeSpan.FromSeconds(2) });
        PersonSpeaks();
        var spoke = Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        _ = Session.EndAsync(finishSpeech: true);

        AssertAbout(2_000, AwaitEnd().T - spoke.T);
        Assert.InRange(Await<InterruptionEvent>().HeardMs, 1_950, 2_100);
    }

    [Fact]
    public void A_silent_session_with_leave_to_finish_ends_at_once()
    {
        Start();
        _ = Session.EndAsync(finishSpeech: true);

        AwaitEnd(withinMs: 100);
    }

    [Fact]
    public void A_session_ends_when_its_input_is_over_and_it_has_been_quiet_for_a_while()
    {
        Script.OnTurn(turn => turn.Hears("hi").Says("Hello.", TimeSpan.FromSeconds(3)));
        Start();
        PersonSpeaks();
        Await<SpeechStartedEvent>();
        Session.EndWhenQuiet(TimeSpan.FromSeconds(2));

        var end = AwaitEnd();

        var quiet = All<QuietEvent>().Last(told => told.Quiet);
        Assert.Equal(SessionEndReason.Quiet, end.Reason);
        AssertAbout(2_000, end.T - quiet.T);
    }

    [Fact]
    public void A_session_does_not_last_longer_than_it_may()
    {
        Start(Spec() with { MaxDuration = TimeSpan.FromSeconds(7) });

        var end = AwaitEnd();

        Assert.Equal(SessionEndReason.TimeLimit, end.Reason);
        AssertAbout(7_000, end.T);
    }

    [Fact]
    public void A_person_who_leaves_ends_the_session()
    {
        Start();
        Room.Caller.Leave();

        Assert.Equal(SessionEndReason.PersonLeft, AwaitEnd().Reason);
    }

    [Theory]
    [InlineData(401, SessionEndReason.Unauthorized)]
    [InlineData(503, SessionEndReason.Refused)]
    public void A_server_that_refuses_is_a_clear_end(int status, SessionEndReason reason)
    {
        Script.OnEveryConnection(connection => connection.Refuses(status));
        Start();

        var end = AwaitEnd();

        Assert.Equal(reason, end.Reason);
        Assert.False(string.IsNullOrEmpty(end.Message));
        Assert.Equal(ErrorClass.Fatal, Await<ErrorEvent>().Class);
        Assert.Equal(ConnectionStatus.Failed, All<ConnectionEvent>().Last().State);
    }

    [Fact]
    public void A_server_that_is_away_is_a_clear_end()
    {
        Start(services: Services(dialer: new DeadDialer(_ => Task.FromException<IRealtimeLink>(
            new RealtimeDialException(DialFailure.Unreachable, "ws://memory/v1 cannot be reached.")))));

        Assert.Equal((SessionEndReason.Unreachable, "ws://memory/v1 cannot be reached."), (AwaitEnd().Reason, AwaitEnd().Message));
    }

    [Fact]
    public void A_server_that_never_answers_the_call_is_given_up()
    {
        Start(services: Services(dialer: new DeadDialer(cancellation =>
        {
            var never = new TaskCompletionSource<IRealtimeLink>();
            cancellation.Register(() => never.TrySetCanceled(cancellation));
            return never.Task;
        })));

        var end = AwaitEnd();

        Assert.Equal(SessionEndReason.TimedOut, end.Reason);
        AssertAbout(10_000, end.T);
    }

    [Fact]
    public void Settings_that_the_server_rejects_end_the_session_with_its_words()
    {
        Script.OnEveryConnection(connection => connection.RejectsSessionUpdate("invalid_value", "No such voice.", "session.voice"));
        Start();

        Assert.Equal((SessionEndReason.ConfigurationRejected, "No such voice."), (AwaitEnd().Reason, AwaitEnd().Message));
    }

    [Fact]
    public void Settings_that_are_never_confirmed_end_the_session()
    {
        Script.OnEveryConnection(connection => connection.OnEvent(ServerEventTypes.SessionUpdated).Omits());
        Start();

        Assert.Equal(SessionEndReason.TimedOut, AwaitEnd().Reason);
    }

    [Fact]
    public void An_exhausted_quota_ends_the_session_once()
    {
        Script.OnEveryConnection(connection =>
            connection.After(TimeSpan.FromSeconds(1)).Fails("insufficient_quota", "Pay.", closeCode: 1000));
        Start();

        Assert.Equal(SessionEndReason.AccountProblem, AwaitEnd().Reason);
    }

    [Fact]
    public void After_the_end_requests_come_back_at_once()
    {
        Start();
        _ = Session.EndAsync();
        AwaitEnd();

        var request = Session.SayAsync("Hello?");

        Assert.True(request.Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal(RequestStatus.SessionEnded, request.Result.Status);
    }

    [Fact]
    public void Requests_that_are_open_at_the_end_come_back()
    {
        Script.OnTurn(turn => turn.Says("Blah.", TimeSpan.FromSeconds(30)));
        Start();
        var (first, second) = (Session.SayAsync("Blah."), Session.SayAsync("More."));
        Advance(1_000);
        _ = Session.EndAsync();
        AwaitEnd();

        Assert.True(Task.WaitAll([first, second], TimeSpan.FromSeconds(30)), "A request has no outcome.");
    }
}
