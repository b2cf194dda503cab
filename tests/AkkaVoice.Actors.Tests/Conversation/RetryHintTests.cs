using AkkaVoice.Actors.Conversation.Responses;

namespace AkkaVoice.Actors.Tests.Conversation;

public class RetryHintTests
{
    [Theory]
    [InlineData("Rate limit reached. Please try again in 1.2s. Visit the page.", 1_200)]
    [InlineData("Please try again in 350ms.", 350)]
    [InlineData("Retry after 2 minutes", 120_000)]
    [InlineData("please retry in 5 seconds", 5_000)]
    public void The_time_that_a_service_asks_for_is_found_in_its_sentence(string message, int ms) =>
        Assert.Equal(TimeSpan.FromMilliseconds(ms), RetryHint.Read(message));

    [Theory]
    [InlineData("")]
    [InlineData("Try again later.")]
    [InlineData("Limit 20000, used 19000, requested 2000.")]
    [InlineData("Try again in some 5 ways.")]
    public void A_sentence_without_a_time_gives_none(string message) => Assert.Null(RetryHint.Read(message));
}
