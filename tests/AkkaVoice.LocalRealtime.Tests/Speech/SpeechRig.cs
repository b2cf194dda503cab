using AkkaVoice.LocalRealtime.Brains.Offline;
using AkkaVoice.LocalRealtime.Speech;
using AkkaVoice.LocalRealtime.Speech.Recognition;
using AkkaVoice.LocalRealtime.Speech.Synthesis;

namespace AkkaVoice.LocalRealtime.Tests.Speech;

/// <summary>One recogniser for all tests that hear, and callers with synthetic voices.</summary>
public sealed class SpeechRig : IDisposable
{
    internal SpeechRecognizer Recognizer { get; } = new(OfflineGrammar.Create());

    /// <summary>A caller's sentence with half a second of silence around it, 24 kHz.</summary>
    public static async Task<byte[]> SayAsync(string text, string espeakVoice, int wordsPerMinute = 160)
    {
        var (samples, rate) = await EspeakProcess.SpeakAsync(text, new SpeechVoice("caller", espeakVoice, wordsPerMinute, 50), 1, CancellationToken.None);
        var silence = new short[Pcm.ProtocolRate / 2];
        return Pcm.ToBytes([.. silence, .. Pcm.Resample(samples, rate, Pcm.ProtocolRate), .. silence]);
    }

    internal async Task<Intent?> HearAsync(string text, string espeakVoice) => await HearAsync(await SayAsync(text, espeakVoice));

    /// <summary>What the brain would make of a sound; null when it understands nothing.</summary>
    internal async Task<Intent?> HearAsync(byte[] audio)
    {
        var heard = await Recognizer.RecogniseAsync(audio, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        return heard.Words.Count == 0 ? null : WordReader.Read(string.Join(' ', heard.Words));
    }

    public void Dispose() => Recognizer.Dispose();
}

[CollectionDefinition(Name)]
public sealed class SpeechTests : ICollectionFixture<SpeechRig>
{
    public const string Name = "speech";
}
