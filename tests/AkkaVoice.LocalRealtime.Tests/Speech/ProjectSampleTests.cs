using AkkaVoice.Audio;
using AkkaVoice.LocalRealtime.Brains.Offline;
using AkkaVoice.LocalRealtime.Speech;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

[Collection(SpeechTests.Name)]
[Trait("Category", "speech")]
public sealed class ProjectSampleTests(SpeechRig rig)
{
    [SpeechTheory]
    [InlineData("weather", IntentKind.Weather)]
    [InlineData("joke", IntentKind.Joke)]
    [InlineData("stop", IntentKind.Stop)]
    [InlineData("thanks", IntentKind.Thanks)]
    [InlineData("out-of-scope", null)]
    public async Task The_samples_say_what_their_names_say(string sample, IntentKind? kind)
    {
        var intent = await rig.HearAsync(Read(sample));
        Assert.Equal(kind, intent?.Kind);
        Assert.Equal(kind == IntentKind.Weather ? "Paris" : null, intent?.City);
    }

    private static byte[] Read(string sample)
    {
        using var wav = WavReader.Open(Path.Combine(AppContext.BaseDirectory, "samples", $"{sample}.wav"));
        var samples = new short[wav.SampleCount!.Value];
        var read = 0;
        while (read < samples.Length && wav.ReadMono(samples.AsSpan(read)) is var more and > 0)
            read += more;
        return Pcm.ToBytes(Pcm.Resample(samples, wav.Format.SampleRate, Pcm.ProtocolRate));
    }
}
