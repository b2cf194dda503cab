using AkkaVoice.LocalRealtime.Brains.Offline.Tools;

namespace AkkaVoice.LocalRealtime.Tests.Speech.Offline;

public sealed class ToolOutcomeTests
{
    [Theory]
    [InlineData(
        """{"city":"Paris","country":"France","temperature_c":18.4,"conditions":"Partly cloudy","wind_kmh":12.6,"source":"open-meteo"}""",
        "In Paris it is 18 degrees, partly cloudy, and the wind blows at 13 kilometres per hour.")]
    [InlineData(
        """{"city":"Oslo","temperature_c":-0.6,"conditions":"snow","wind_kmh":3,"source":"sample"}""",
        "In Oslo it is minus 1 degree, snow, and the wind blows at 3 kilometres per hour. This is sample data, not a live report.")]
    [InlineData("""{"city":"Rome","temperature_c":-0.2,"source":"sample","note":"Sample data"}""", "In Rome it is 0 degrees. Sample data.")]
    [InlineData("""{"temperature_c":-7}""", "In Bern it is minus 7 degrees.")]
    [InlineData("""{"joke":"Knock knock."}""", "Knock knock.")]
    [InlineData("""{"error":"the service is unreachable"}""", "I am sorry, that did not work. the service is unreachable.")]
    [InlineData("""{"error":{"message":"No such city."}}""", "I am sorry, that did not work. No such city.")]
    [InlineData("""{"answer":"Forty-two."}""", "Forty-two.")]
    [InlineData("""{"wind_speed":5,"sunny":true}""", "wind speed: 5, sunny: True")]
    [InlineData("It is sunny.", "It is sunny.")]
    [InlineData("\"It is sunny.\"", "It is sunny.")]
    [InlineData("", "That is done.")]
    public void What_a_function_returned_is_said_in_words(string output, string said) =>
        Assert.Equal(said, ToolOutcome.Say(output, """{"city":"Bern"}"""));
}
