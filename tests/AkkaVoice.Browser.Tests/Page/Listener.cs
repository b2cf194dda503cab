using System.Runtime.InteropServices;
using AkkaVoice.LocalRealtime.Speech.Recognition;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>Recognises which of several sentences was said: the ear of a test.</summary>
internal static class Listener
{
    /// <param name="samples">24 kHz.</param>
    /// <param name="sentences">Sentences in lower case; words that the model's dictionary has.</param>
    /// <returns>The sentence that was said; empty when none was.</returns>
    public static async Task<string> WhichAsync(short[] samples, params string[] sentences)
    {
        var jsgf = $"#JSGF V1.0;\ngrammar heard;\npublic <sentence> = {string.Join(" | ", sentences)} ;\n";
        var words = sentences.SelectMany(sentence => sentence.Split(' ')).ToHashSet();
        using var recogniser = new SpeechRecognizer(new SpeechGrammar(jsgf, words, new HashSet<string>(), new HashSet<string>()));
        var heard = await recogniser.RecogniseAsync(MemoryMarshal.AsBytes(Spoken(samples)).ToArray(), CancellationToken.None);
        return string.Join(' ', heard.Words);
    }

    /// <summary>The part between the first sound and the last, with 200 ms of silence around it.</summary>
    private static Span<short> Spoken(short[] samples)
    {
        var first = Math.Max(0, Array.FindIndex(samples, s => Math.Abs((int)s) > 300) - 4_800);
        var last = Math.Min(samples.Length, Array.FindLastIndex(samples, s => Math.Abs((int)s) > 300) + 4_800);
        Assert.True(last > first, "Nothing was played.");
        return samples.AsSpan(first, last - first);
    }
}
