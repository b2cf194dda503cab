using AkkaVoice.Actors.Conversation.Interruptions;

namespace AkkaVoice.Actors.Tests.Conversation.Interruptions;

public class BackchannelTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData(" … ", false)]
    [InlineData("Uh-huh.", false)]
    [InlineData("uh huh, yeah! Uh huh", false)]
    [InlineData("I see", false)]
    [InlineData("I see a problem", true)]
    [InlineData("uh", true)]
    [InlineData("yeah but", true)]
    [InlineData("stop", true)]
    [InlineData("Genau", true)]
    public void Words_beyond_the_list_mean_something(string text, bool more) =>
        Assert.Equal(more, Backchannel.SaysMore(text, ["Uh huh", "yeah", "I see"]));

    [Fact]
    public void Without_a_list_every_word_means_something_and_silence_nothing()
    {
        Assert.True(Backchannel.SaysMore("mhm", []));
        Assert.False(Backchannel.SaysMore("?", []));
    }
}
