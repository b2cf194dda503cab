using System.Security.Cryptography;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Speech;
using AkkaVoice.LocalRealtime.Speech.Synthesis;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

[Trait("Category", "speech")]
public sealed class VoiceTests
{
    private const string Sentence = "In Paris it is eighteen degrees.";

    private readonly SpeechSynthesizer _synthesizer = new();

    [SpeechFact]
    public async Task Every_voice_of_the_server_sounds_different()
    {
        var sounds = new List<string>();
        foreach (var voice in Voices.BuiltIn)
            sounds.Add(Convert.ToHexString(SHA256.HashData(await SpeakAsync(voice, 1))));
        Assert.Equal(Voices.BuiltIn.Count, sounds.Distinct().Count());
        Assert.Equal(Voices.BuiltIn.Order(), SpeechVoices.All.Select(voice => voice.Name).Order());
    }

    [SpeechFact]
    public async Task A_custom_voice_sounds_like_the_default() =>
        Assert.Equal(await SpeakAsync("alloy", 1), await SpeakAsync("voice_1234", 1));

    [SpeechFact]
    public async Task The_same_sentence_always_sounds_the_same()
    {
        var first = await SpeakAsync("alloy", 1);
        await SpeakAsync("verse", 1.2);
        Assert.Equal(first, await SpeakAsync("alloy", 1));
    }

    [SpeechTheory]
    [InlineData(0.75)]
    [InlineData(1.5)]
    public async Task The_speed_changes_how_long_a_sentence_lasts(double speed)
    {
        var ratio = (double)(await SpeakAsync("alloy", 1)).Length / (await SpeakAsync("alloy", speed)).Length;
        Assert.InRange(ratio, 0.8 * speed, 1.2 * speed);
    }

    [SpeechFact]
    public async Task Speech_is_24_kHz_and_of_a_sensible_length()
    {
        var seconds = (await SpeakAsync("alloy", 1)).Length / 48_000.0;
        Assert.InRange(seconds, 1.2, 3.5);
    }

    [SpeechFact]
    public async Task A_program_that_ends_before_it_has_read_the_text_is_told_with_its_reason()
    {
        var longText = string.Concat(Enumerable.Repeat(Sentence, 10_000));
        var failure = await Assert.ThrowsAsync<SpeechUnavailableException>(
            () => EspeakProcess.SpeakAsync(longText, new SpeechVoice("caller", "/no-such-voice", 160, 50), 1, CancellationToken.None));
        Assert.Contains("no-such-voice", failure.Message);
    }

    [SpeechFact]
    public async Task A_cancelled_sentence_is_not_finished()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _synthesizer.SpeakAsync(Sentence, "alloy", 1, cancelled.Token));
        Assert.NotEmpty(await SpeakAsync("alloy", 1));
    }

    [SpeechFact]
    public async Task A_text_without_words_makes_no_sound() => Assert.Empty(await _synthesizer.SpeakAsync(" ", "alloy", 1, CancellationToken.None));

    private Task<byte[]> SpeakAsync(string voice, double speed) => _synthesizer.SpeakAsync(Sentence, voice, speed, CancellationToken.None);
}
