using System.Runtime.InteropServices;
using AkkaVoice.LocalRealtime.Brains.Offline;
using AkkaVoice.LocalRealtime.Speech;
using AkkaVoice.LocalRealtime.Speech.Recognition;
using AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

/// <summary>Decoders share nothing: the library keeps some things once for the process, and guards none of them.</summary>
[Collection(SpeechTests.Name)]
[Trait("Category", "speech")]
public sealed class DecoderTests(SpeechRig rig)
{
    [SpeechFact]
    public async Task Loading_decoders_opens_and_closes_no_log_that_others_write_to()
    {
        using var recognizer = new SpeechRecognizer(OfflineGrammar.Create());
        await recognizer.WarmUpAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, LogStream());
    }

    [SpeechTheory]
    [InlineData("logfn", "/dev/null")]
    [InlineData("dither", "yes")]
    [InlineData("warp_params", "1.1")]
    public void An_option_that_acts_on_other_decoders_is_refused(string option, string value)
    {
        var options = new Dictionary<string, string>(Options()) { [option] = value };
        var refusal = Assert.Throws<ArgumentException>(() => new PocketSphinxDecoder(options, Words, Grammar));
        Assert.Contains($"'{option}'", refusal.Message);
    }

    [SpeechFact]
    public async Task Decoders_are_loaded_used_and_freed_side_by_side()
    {
        var samples = NoiseFloor.Under(new short[8_000]);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var round = 0; round < 6; round++)
                {
                    using var decoder = new PocketSphinxDecoder(Options(), Words, Grammar);
                    decoder.Decode(samples);
                }
            },
            TaskCreationOptions.LongRunning))).WaitAsync(TimeSpan.FromMinutes(2));
    }

    [SpeechFact]
    public async Task What_is_heard_does_not_depend_on_who_else_is_heard()
    {
        var speech = await SpeechRig.SayAsync("Tell me a joke.", "en-us+f4");
        var other = await SpeechRig.SayAsync("What can you do?", "en-gb+m8");
        var alone = await HearAsync(speech);
        Assert.NotEmpty(alone.Words);
        var together = await Task.WhenAll(HearAsync(speech), HearAsync(other), HearAsync(speech), HearAsync(other));
        Assert.Equal(alone.Confidence, together[0].Confidence);
        Assert.Equal(alone.Confidence, together[2].Confidence);
        Assert.Equal(alone.Words, together[2].Words);
    }

    [SpeechFact]
    public async Task A_decoder_that_is_freed_while_it_works_finishes_its_utterance_and_then_refuses()
    {
        var decoder = new PocketSphinxDecoder(Options(), Words, Grammar);
        var samples = NoiseFloor.Under(new short[16_000]);
        using var begun = new SemaphoreSlim(0);
        var work = Task.Factory.StartNew(
            () =>
            {
                while (true)
                {
                    decoder.Decode(samples);
                    begun.Release();
                }
            },
            TaskCreationOptions.LongRunning);
        await begun.WaitAsync(TimeSpan.FromMinutes(1));
        decoder.Dispose();
        decoder.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => work.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    private static readonly KeyValuePair<string, string>[] Words = [new("hello", "HH AH L OW"), new("world", "W ER L D")];

    private const string Grammar = "#JSGF V1.0; grammar hello; public <s> = hello world | world ;";

    private static Dictionary<string, string> Options() => new()
    {
        ["hmm"] = Path.Combine(SpeechAvailability.ModelFolder, "en-us"),
        ["dict"] = SpeechData.PathOf("empty.dict"),
        ["remove_silence"] = "no",
    };

    private Task<RecognisedSpeech> HearAsync(byte[] audio) =>
        rig.Recognizer.RecogniseAsync(audio, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

    [DllImport(PocketSphinxNative.BaseLibrary, EntryPoint = "err_get_logfp")]
    private static extern nint LogStream();
}
