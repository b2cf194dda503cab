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
}
