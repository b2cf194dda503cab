using AkkaVoice.LocalRealtime.Brains.Offline;
using AkkaVoice.LocalRealtime.Brains.Offline.Phrases;

namespace AkkaVoice.LocalRealtime.Tests.Speech.Offline;

public sealed class IntentTests
{
    [Theory]
    [InlineData("What is the weather in Paris?", "Paris")]
    [InlineData("what's the weather like in new york today please", "New York")]
    [InlineData("Weather in San Francisco", "San Francisco")]
    [InlineData("Hi! Could you look up tomorrow's weather forecast in Saint-Étienne, please?", "Saint-Étienne")]
    [InlineData("What’s the weather in Springfield?", "Springfield")]
    [InlineData("weather for Rio de Janeiro right now", "Rio de Janeiro")]
    public void A_typed_question_for_the_weather_may_name_any_place(string text, string city) =>
        Assert.Equal(new Intent(IntentKind.Weather, city), WordReader.Read(text));

    [Theory]
    [InlineData("Tell me a joke", IntentKind.Joke)]
    [InlineData("please stop", IntentKind.Stop)]
    [InlineData("Thanks!", IntentKind.Thanks)]
    [InlineData("Hello, how are you today?", IntentKind.Hello)]
    [InlineData("Say that again, please.", IntentKind.Repeat)]
    [InlineData("What can you do for me?", IntentKind.Abilities)]
    [InlineData("What is the weather?", IntentKind.WeatherSomewhere)]
    [InlineData("Book a table for two", IntentKind.OutOfScope)]
    [InlineData("Paris", IntentKind.City)]
    [InlineData("", IntentKind.OutOfScope)]
    public void Words_are_read_by_the_same_table_as_speech(string text, IntentKind kind) => Assert.Equal(kind, WordReader.Read(text).Kind);

    [Theory]
    [InlineData("tell me ( a | another joke")]
    [InlineData("tell me a ] joke")]
    [InlineData("[ please")]
    public void A_pattern_with_unpaired_brackets_is_refused(string pattern)
    {
        var error = Assert.Throws<FormatException>(() => new PhrasePattern(pattern));
        Assert.Contains(pattern, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_known_city_is_found_by_its_own_name()
    {
        foreach (var city in Cities.All)
            Assert.Equal(city.Name, IntentTable.Find(["weather", "in", .. city.Words])?.City);
    }
}
