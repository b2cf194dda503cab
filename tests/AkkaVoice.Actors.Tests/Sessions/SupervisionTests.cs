using Akka.Actor;
using Akka.Streams;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Tests.Sessions;

public class SupervisionTests : SessionTests
{
    private static readonly ActorPath SessionPath = ActorPath.Parse("akka://test/user/sessions/session-s1");

    /// <summary>Makes an actor of the session fail, as a bug in it would.</summary>
    private void Break(string child = "")
    {
        Sys.ActorSelection(SessionPath + child).Tell(Kill.Instance);
        Advance(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/connection")]
    [InlineData("/tools")]
    public void A_session_that_fails_is_set_up_again_in_the_same_room_and_remembers(string child)
    {
        Script.OnTurn(turn => turn.Hears("My name is Ada.").Says("Hello Ada.", TimeSpan.FromSeconds(1)));
        Start();
        PersonSpeaks();
        Await<TranscriptEvent>(said => said is { Text: "Hello Ada.", Final: true });
        Await<QuietEvent>(quiet => quiet.Quiet && quiet.T > 1_000);

        Break(child);

        Assert.Equal(2, All<ConnectionEvent>().Count(connection => connection.State == ConnectionStatus.Ready));
        Assert.Equal(["My name is Ada.", "Hello Ada."], Session.Journal.Lines().Select(line => line.Text));
        Assert.Empty(All<EndEvent>());
        PersonSpeaks();
        Await<SpeechStartedEvent>(started => started.T > Events.OfType<ConnectionEvent>().Last().T);
    }

    [Fact]
    public void What_was_under_way_gets_its_ending_when_the_session_fails()
    {
        Script.OnTurn(turn => turn.Says("A long story.", TimeSpan.FromSeconds(20)));
        Start();
        var request = Session.GenerateReplyAsync("Tell a story.");
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);

        Break();

        Assert.True(request.Wait(TimeSpan.FromSeconds(30)), "The request has no outcome.");
        Assert.Equal(RequestStatus.Failed, request.Result.Status);
        Assert.Equal(
            [ResponseStatus.InProgress, ResponseStatus.Cancelled], All<ResponseEvent>().Select(response => response.Status));
        Assert.Equal(AgentState.Listening, Session.AgentState);
    }

    [Fact]
    public void A_session_that_fails_too_often_ends_once()
    {
        Start();
        for (var failure = 0; failure < 4; failure++)
        {
            Assert.Empty(All<EndEvent>());
            Break();
        }

        Assert.Equal(SessionEndReason.InternalError, Assert.Single(All<EndEvent>()).Reason);
        Assert.True(Session.Completion.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Failures_that_lie_far_apart_do_not_add_up()
    {
        Start();
        for (var failure = 0; failure < 6; failure++)
        {
            Break();
            Advance(61_000);
        }

        Assert.Empty(All<EndEvent>());
    }

    [Fact]
    public void A_graph_that_cannot_be_started_ends_the_session_and_leaves_the_room()
    {
        Start(services: Services(audio: new BrokenAudio()));

        Assert.Equal(SessionEndReason.InternalError, Assert.Single(All<EndEvent>()).Reason);
        Assert.True(Session.Completion.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void No_more_sessions_are_started_than_there_is_room_for()
    {
        Start();
        Manager.Tell(new SessionProtocol.Start(Spec() with { Id = "s1" }));
        Assert.Contains("'s1'", ExpectMsg<SessionProtocol.Refused>().Reason, StringComparison.Ordinal);
        Manager.Tell(new SessionProtocol.Start(Spec() with { Id = "a/b" }));
        Assert.Contains("'a/b'", ExpectMsg<SessionProtocol.Refused>().Reason, StringComparison.Ordinal);

        Manager.Tell(new SessionProtocol.Start(Spec() with { Id = "second" }));
        ExpectMsg<SessionProtocol.Started>();
        Manager.Tell(new SessionProtocol.Start(Spec() with { Id = "third" }));

        Assert.Contains("2 sessions", ExpectMsg<SessionProtocol.Refused>().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Ending_all_sessions_ends_them_within_bounds_and_lets_none_in()
    {
        Start();
        Manager.Tell(new SessionProtocol.EndAll(SessionEndReason.Shutdown));
        Advance(8_000);
        ExpectMsg<SessionProtocol.AllEnded>();

        Manager.Tell(new SessionProtocol.Start(Spec()));
        ExpectMsg<SessionProtocol.Refused>();
        Assert.Equal(SessionEndReason.Shutdown, Assert.Single(All<EndEvent>()).Reason);
    }

    [Fact]
    public void A_session_whose_parts_do_not_end_is_stopped_all_the_same()
    {
        Start(services: Services(audio: new EndlessAudio()));
        _ = Session.EndAsync();
        Advance(8_000);

        Assert.Equal(SessionEndReason.Requested, Assert.Single(All<EndEvent>()).Reason);
        Assert.True(Session.Completion.Wait(TimeSpan.FromSeconds(30)));
    }

    protected override SessionManagerOptions ManagerOptions => new() { MaxSessions = 2 };

    private sealed class BrokenAudio : ISessionAudioFactory
    {
        public ISessionAudio Start(IRoom room, Action<SessionAudioEvent> onEvent, IMaterializer materializer, ISessionAudio? before = null) =>
            throw new InvalidOperationException("No graph today.");
    }
}
