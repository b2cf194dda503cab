using AkkaVoice.LocalRealtime.Brains.Offline;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

[Collection(SpeechTests.Name)]
[Trait("Category", "speech")]
public sealed class SpokenIntentTests(SpeechRig rig)
{
    [SpeechTheory]
    [InlineData("Tell me a joke.", IntentKind.Joke)]
    [InlineData("Can you tell me a joke, please?", IntentKind.Joke)]
    [InlineData("Stop talking, please.", IntentKind.Stop)]
    [InlineData("Thank you very much.", IntentKind.Thanks)]
    [InlineData("Hello there.", IntentKind.Hello)]
    [InlineData("Good morning.", IntentKind.Hello)]
    [InlineData("Can you repeat that?", IntentKind.Repeat)]
    [InlineData("What can you do?", IntentKind.Abilities)]
    [InlineData("What is the weather like today?", IntentKind.WeatherSomewhere)]
    public async Task What_a_caller_wants_is_understood(string sentence, IntentKind kind)
    {
        var heard = await Task.WhenAll(
            rig.HearAsync(sentence, "en-gb+m8"),
            rig.HearAsync(sentence, "en-us+f4"),
            rig.HearAsync(sentence, "en-us"));
        Assert.Contains(heard, intent => intent?.Kind == kind);
        Assert.All(heard, intent => Assert.True(intent is null || intent.Kind == kind, $"heard as {intent}"));
    }
}
