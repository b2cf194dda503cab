using AkkaVoice.LocalRealtime.Brains.Offline;
using Xunit.Abstractions;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

/// <summary>
/// Neither the grammar nor the acoustic adaptation was made with these voices: espeak-ng's British English
/// with male voice 8, and US English with female voice 4.
/// </summary>
[Collection(SpeechTests.Name)]
[Trait("Category", "speech")]
public sealed class CityQuestionTests(SpeechRig rig, ITestOutputHelper output)
{
    private static readonly string[] Asked =
    [
        "Paris", "London", "Tokyo", "New York", "Berlin", "Madrid", "Rome", "Sydney", "Cairo", "Toronto",
        "Chicago", "Amsterdam", "Vienna", "Dublin", "Stockholm", "Istanbul", "Singapore", "San Francisco", "Johannesburg", "Barcelona",
    ];

    [SpeechTheory]
    [InlineData("en-gb+m8")]
    [InlineData("en-us+f4")]
    public async Task At_least_17_of_20_cities_are_understood_in_a_voice_that_was_not_tuned_on_and_no_other_city_ever_is(string voice)
    {
        var heard = new Dictionary<string, string?>();
        foreach (var city in Asked)
            heard[city] = (await rig.HearAsync($"What is the weather in {city}?", voice))?.City;
        var right = heard.Count(entry => entry.Value == entry.Key);
        output.WriteLine($"{voice}: {right} of {heard.Count}; not: {string.Join(", ", heard.Where(entry => entry.Value != entry.Key))}");
        Assert.DoesNotContain(heard, entry => entry.Value is not null && entry.Value != entry.Key);
        Assert.InRange(right, 17, 20);
    }

    [SpeechTheory]
    [InlineData("What's the weather like in Lisbon today?", "Lisbon")]
    [InlineData("Tell me the weather in Boston, please.", "Boston")]
    [InlineData("Could you tell me the temperature in Seattle?", "Seattle")]
    [InlineData("Is it raining in London?", "London")]
    public async Task The_weather_may_be_asked_for_in_several_ways(string question, string city)
    {
        Assert.Equal(city, (await rig.HearAsync(question, "en-us"))?.City);
    }

    [SpeechFact]
    public void At_least_50_cities_can_be_asked_for() => Assert.InRange(Cities.All.Count, 50, 1000);
}
