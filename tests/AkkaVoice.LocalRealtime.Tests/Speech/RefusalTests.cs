using AkkaVoice.LocalRealtime.Speech;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

[Collection(SpeechTests.Name)]
[Trait("Category", "speech")]
public sealed class RefusalTests(SpeechRig rig)
{
    private static readonly string[] OutOfScope =
    [
        "What is the weather?",
        "What is the weather like today?",
        "What is the weather in Springfield?",
        "What is the weather in Timbuktu?",
        "What is the weather in Atlantis?",
        "What is the weather in Nottingham?",
        "What is the weather in Bratislava?",
        "What is the weather in Kathmandu?",
        "What is the weather in my kitchen?",
        "Book a table for two people.",
        "How tall is the Eiffel tower?",
        "Set an alarm for seven.",
        "Who is the president of France?",
        "I would like to order a pizza.",
        "What is the capital of Germany?",
        "The quick brown fox jumps over the lazy dog.",
        "I want to fly to London.",
        "Please send an email to my brother.",
    ];

    [SpeechTheory]
    [InlineData("en-us+f4")]
    [InlineData("en-gb+m8")]
    public async Task A_sentence_without_a_known_city_never_becomes_a_city(string voice)
    {
        var taken = new List<string>();
        foreach (var sentence in OutOfScope)
        {
            if ((await rig.HearAsync(sentence, voice))?.City is { } city)
                taken.Add($"'{sentence}' became {city}");
        }

        Assert.Empty(taken);
    }

    [SpeechTheory]
    [InlineData("silence", 0.0, 0)]
    [InlineData("quiet noise", 0.01, 1)]
    [InlineData("loud noise", 0.3, 2)]
    public async Task What_is_not_speech_is_not_understood(string kind, double level, int seed)
    {
        var random = new Random(seed);
        var samples = new short[2 * Pcm.ProtocolRate];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(level * short.MaxValue * ((2 * random.NextDouble()) - 1));
        Assert.True(await rig.HearAsync(Pcm.ToBytes(samples)) is null, $"{kind} with seed {seed} was understood");
    }

    [SpeechFact]
    public async Task Tones_are_not_understood()
    {
        var samples = new short[2 * Pcm.ProtocolRate];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)(9000 * Math.Sin(2 * Math.PI * (200 + (i / 12000 * 150)) * i / Pcm.ProtocolRate));
        Assert.Null(await rig.HearAsync(Pcm.ToBytes(samples)));
    }

    [SpeechTheory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task A_turn_of_hardly_any_sound_is_not_understood(int milliseconds)
    {
        Assert.Null(await rig.HearAsync(new byte[milliseconds * 48]));
    }
}
