using AkkaVoice.Actors.Conversation;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Tests.Conversation;

public class StandbyTests
{
    [Fact]
    public void A_successor_that_takes_over_early_is_told_nothing_twice()
    {
        var talk = Talk.Ready();
        talk.Hears(new TextSubmitted("r1", "text_1", "Hello."));

        talk.Then().Hears(new StandbyReady());
        Assert.Equal("text_1", Assert.Single(talk.Effects.OfType<SendToStandby>().Select(sent => sent.Command).OfType<CreateItem>()).Item.Id);
        talk.Then().Hears(new LinkReady());

        Assert.DoesNotContain(talk.Sent.OfType<CreateItem>(), create => create.Item.Id == "text_1");
    }

    [Fact]
    public void Speech_that_the_successor_never_confirms_keeps_nobody_waiting_and_is_sent_to_the_next_one_again()
    {
        var talk = Talk.Ready().PersonSpeaks("u");
        talk.Hears(new StandbyReady()).Hears(new SwitchOverdue());
        Assert.Equal(0, Assert.Single(talk.Effects.OfType<SwitchLink>()).Replay!.FromMs);

        talk.Then().Elapses(ConversationTimer.SpeechUnconfirmed);
        Assert.True(talk.State.Quiet);

        talk.Then().Hears(new StandbyReady());
        Assert.Null(Assert.Single(talk.Effects.OfType<SwitchLink>()).Replay!.AtMostMs);
        talk.PersonSpeaks("v").PersonStops("v").Model(new UserTranscriptDone("v", "Hello."));
        Assert.Equal("v", Assert.Single(talk.State.Journal.Items).Id);
        talk.Then().Answer("r", "a").Finish("r").Plays("r", "a").PlaysOut("r", "a", 800);
        Assert.True(talk.State.Quiet, talk.State.ToString());
        talk.Hears(new StandbyReady());
        Assert.NotNull(Assert.Single(talk.Effects.OfType<SwitchLink>()).Replay!.AtMostMs);
    }
}
