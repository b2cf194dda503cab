using Akka.Actor;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Tests.Sessions.Links;

/// <summary>A session that fails is set up again, graph and all: to the person it is a connection that was away.</summary>
public class RestartTests : LinkTests
{
    /// <summary>Makes an actor of the session fail, as a bug in it would.</summary>
    private void Break(string child = "") => Sys.ActorSelection($"/user/sessions/session-s1{child}").Tell(Kill.Instance);

    [Theory]
    [InlineData("", 1_500, 0)]
    [InlineData("", 1_511, 3_000)]
    [InlineData("", 3_300, 3_000)]
    [InlineData("/connection", 1_500, 3_000)]
    [InlineData("/tools", 2_007, 1_000)]
    public void What_the_person_says_meanwhile_is_heard_to_the_sample(string child, int failsAtMs, int awayMs)
    {
        Script.OnEveryConnection(connection => Answers(connection));
        var back = TimeSpan.FromMilliseconds(failsAtMs + awayMs);
        Start(services: Services(new OutageDialer(Dialer(), Clock.Time, back)));
        PersonSaysCoded(3, 3_000);
        Advance(failsAtMs);

        Break(child);
        Await(() => Asked.Count > 0);

        Assert.Equal(2, Readies);
        Assert.InRange(Clock.Time.Elapsed, back, TimeSpan.FromSeconds(12));
        Assert.Equal(0, LostOrDoubled(3, 3_000));
        Assert.Single(Session.Journal.Items.OfType<PersonItem>());
        Assert.Empty(All<DropEvent>());
        Assert.Empty(All<EndEvent>());
    }

    [Fact]
    public void What_had_become_a_turn_before_is_not_heard_again()
    {
        Script.OnEveryConnection(connection => Answers(connection));
        Start();
        PersonSaysCoded(3, 1_000);
        Await<TranscriptEvent>(said => said is { Role: Speaker.Assistant, Final: true });
        PersonSaysCoded(4, 2_000);
        Advance(700);

        Break();
        Await(() => Asked.Count == 2);

        Assert.Equal(0, LostOrDoubled(4, 2_000));
        Assert.Equal(2, Session.Journal.Items.OfType<PersonItem>().Count());
    }

    [Fact]
    public void A_turn_that_was_owed_an_answer_gets_it()
    {
        Answer = ("one two three four five six seven eight nine ten", 10);
        Script.OnEveryConnection(connection => Answers(connection));
        Start();
        PersonSpeaks();
        Await<AgentStateEvent>(state => state.State == AgentState.Speaking);
        Answer = ("Fine.", 1);

        Break();
        Await<TranscriptEvent>(said => said is { Text: "Fine.", Final: true });

        Assert.Equal(2, Asked.Count);
        Assert.Single(Session.Journal.Items.OfType<PersonItem>());
    }

    [Fact]
    public void An_answer_that_the_session_fails_of_again_is_let_be()
    {
        Answer = ("one two three four five six seven eight nine ten", 10);
        Script.OnEveryConnection(connection => Answers(connection));
        Start();
        PersonSpeaks();
        for (var failure = 0; failure < 2; failure++)
        {
            var before = Asked.Count;
            Await(() => Asked.Count > before);
            Advance(500);
            Break();
        }

        Advance(10_000);

        Assert.Equal(2, Asked.Count);
        Assert.True(Session.IsQuiet);
        Assert.Empty(All<EndEvent>());
    }
}
