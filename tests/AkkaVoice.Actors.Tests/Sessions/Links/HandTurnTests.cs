using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.Actors.Tests.Sessions.Links;

/// <summary>Turns that begin and end by hand, and connections that break around them.</summary>
public class HandTurnTests : LinkTests
{
    private SessionSpec ByHand => Spec() with { Settings = Spec().Settings with { TurnDetection = null } };

    [Fact]
    public void A_turn_ended_by_hand_is_not_heard_again_by_the_next_connection()
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromSeconds(8)).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Start(ByHand);
        PersonSaysCoded(3, 2_000);
        Advance(2_300);
        _ = Session.CommitTurnAsync();
        Await(() => Readies == 2);
        Assert.Equal(0, LostOrDoubled(3, 2_000));

        PersonSaysCoded(4, 1_000);
        Advance(1_300);
        var second = Session.CommitTurnAsync();
        Await(() => Asked.Count == 2);
        Advance(3_000);

        Assert.Equal(0, LostOrDoubled(4, 1_000));
        Assert.Equal(2_000 * 24, LostOrDoubled(3, 2_000));
        Assert.Equal(["words", "All right.", "words"], Conversation.Select(TextOf));
        Assert.Equal(RequestStatus.Completed, Result(second).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_000)]
    public void A_commit_that_the_connection_did_not_live_to_confirm_is_made_again_once_at_its_place(int outageMs)
    {
        Script.OnConnection(0, first => Answers(first).OnEvent(ServerEventTypes.Committed).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Start(ByHand, Services(new OutageDialer(Dialer(), Clock.Time, TimeSpan.FromMilliseconds(2_400 + outageMs))));
        Session.BeginTurn();
        PersonSaysCoded(3, 2_000);
        Advance(2_300);
        var answer = Session.CommitTurnAsync();
        PersonSaysCoded(4, 500);
        Await(() => Readies == 2);
        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });
        Advance(3_000);

        Assert.Equal(RequestStatus.Completed, Result(answer).Status);
        Assert.Single(Asked);
        Assert.Equal(0, LostOrDoubled(3, 2_000));
        Assert.Equal(500 * 24, LostOrDoubled(4, 500));
        Assert.Equal(UserState.Listening, Session.UserState);
        Assert.True(Session.IsQuiet);
    }

    [Fact]
    public void Who_holds_the_floor_by_hand_while_the_connection_is_replaced_holds_it_and_loses_nothing()
    {
        Script.OnConnection(0, first => Answers(first).After(TimeSpan.FromMilliseconds(1_200)).Aborts());
        Script.OnEveryConnection(later => Answers(later));
        Start(ByHand, Services(new OutageDialer(Dialer(), Clock.Time, TimeSpan.FromMilliseconds(2_200))));
        Session.BeginTurn();
        PersonSaysCoded(3, 3_000);
        Await(() => Readies == 2);
        Advance(4_000);
        Assert.Equal(UserState.Speaking, Session.UserState);

        var answer = Session.CommitTurnAsync();
        Await<TranscriptEvent>(said => said is { Text: "All right.", Final: true });
        Advance(3_000);

        Assert.Equal(RequestStatus.Completed, Result(answer).Status);
        Assert.Equal(0, LostOrDoubled(3, 3_000));
    }
}
