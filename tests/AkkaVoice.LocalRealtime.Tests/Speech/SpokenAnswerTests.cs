using AkkaVoice.LocalRealtime.Brains.Offline;
using AkkaVoice.LocalRealtime.Brains.Offline.Tools;
using AkkaVoice.LocalRealtime.Speech;
using AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;
using AkkaVoice.LocalRealtime.Speech.Synthesis;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

/// <summary>The answers are heard by the model as Debian ships it, with the CMU dictionary alone: nothing of ours makes them easy.</summary>
[Trait("Category", "speech")]
public sealed class SpokenAnswerTests
{
    private const string Answer = """{"city":"{0}","country":"X","temperature_c":18.2,"conditions":"Cloudy","wind_kmh":12,"source":"open-meteo"}""";

    [SpeechTheory]
    [MemberData(nameof(AllVoices))]
    public async Task The_spoken_answer_names_the_city_to_a_listener_that_knows_50_cities(string voice)
    {
        var cities = Cities.All.Where((_, i) => i % 2 == 0).Take(50).ToList();
        using var listener = Listener(cities);
        var synthesizer = new SpeechSynthesizer();
        foreach (var city in cities.Where((_, i) => i % 10 == 3))
        {
            var text = ToolOutcome.Say(Answer.Replace("{0}", city.Name), null);
            var speech = await synthesizer.SpeakAsync(text, voice, 1, CancellationToken.None);
            var heard = listener.Decode(Pcm.Resample(Pcm.ToSamples(speech), Pcm.ProtocolRate, 16_000));
            var words = string.Join(' ', heard?.Words.Select(word => word.Text) ?? []);
            Assert.Contains($"in {string.Join(' ', city.Words)} it is", words);
        }
    }

    public static TheoryData<string> AllVoices() => [.. SpeechVoices.All.Select(voice => voice.Name)];

    private static PocketSphinxDecoder Listener(IReadOnlyList<City> cities)
    {
        Assert.Equal(50, cities.Count);
        var names = string.Join(" | ", cities.Select(city => string.Join(' ', city.Words)));
        var jsgf = $"#JSGF V1.0; grammar answers; public <s> = in ( {names} ) it is ( eighteen | twenty | five ) degrees cloudy and the wind blows at ( twelve | ten ) kilometers per hour ;";
        return new PocketSphinxDecoder(
            new Dictionary<string, string>
            {
                ["hmm"] = Path.Combine(SpeechAvailability.ModelFolder, "en-us"),
                ["dict"] = Path.Combine(SpeechAvailability.ModelFolder, "cmudict-en-us.dict"),
            },
            [],
            jsgf);
    }
}
