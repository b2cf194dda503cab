using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using AkkaVoice.LocalRealtime.Speech.Recognition;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>What an answer says, for the ear of a test.</summary>
internal static partial class Words
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The words alone, in lower case, numbers as they are said.</summary>
    public static string Of(string text) =>
        NoLetters().Replace(Number().Replace(text, number => Said(int.Parse(number.Value, CultureInfo.InvariantCulture))).ToLowerInvariant(), " ").Trim();

    /// <summary>Recognises which was said: the text that was read, or another one.</summary>
    /// <param name="samples">24 kHz.</param>
    /// <param name="read">The text.</param>
    public static Task<string> HeardAsync(short[] samples, string read) =>
        Listener.WhichAsync(samples, Of(read), "the weather in london is very cold with heavy snow", "i am sorry i did not understand that please say it again");

    /// <summary>The parts of a text between commas, full stops and colons, for the ear of a test.</summary>
    public static string[] PartsOf(string text) => [.. text.Split([',', '.', ':']).Select(Of).Where(part => part.Length > 0)];

    /// <summary>
    /// Recognises which parts of a text were said, each by itself between two pauses: where sound has gaps, the part with the gap is lost and not
    /// all of them.
    /// </summary>
    /// <param name="samples">24 kHz.</param>
    /// <param name="read">The text.</param>
    public static async Task<IReadOnlyCollection<string>> PartsHeardAsync(short[] samples, string read)
    {
        string[] sentences = [.. PartsOf(read), "the weather in london is very cold", "i am sorry i did not understand that"];
        var words = sentences.SelectMany(sentence => sentence.Split(' ')).ToHashSet();
        using var recogniser = new SpeechRecognizer(new SpeechGrammar(
            $"#JSGF V1.0;\ngrammar heard;\npublic <sentence> = {string.Join(" | ", sentences)} ;\n", words, new HashSet<string>(), new HashSet<string>()));
        var heard = new List<string>();
        foreach (var piece in Pieces(samples))
            heard.Add(string.Join(' ', (await recogniser.RecogniseAsync(MemoryMarshal.AsBytes(piece.AsSpan()).ToArray(), CancellationToken.None)).Words));
        return [.. heard.Where(said => said.Length > 0)];
    }

    /// <summary>Sees that most parts of a text were said.</summary>
    /// <param name="samples">24 kHz.</param>
    /// <param name="read">The text.</param>
    public static async Task MostIsHeardAsync(short[] samples, string read)
    {
        var (parts, heard) = (PartsOf(read), await PartsHeardAsync(samples, read));
        Assert.True(heard.Intersect(parts).Count() > parts.Length / 2, $"Of '{string.Join(" | ", parts)}' this is heard: {string.Join(" | ", heard)}");
    }

    /// <summary>What lies between pauses, with a little silence around it.</summary>
    private static IEnumerable<short[]> Pieces(short[] samples)
    {
        const int Audible = 300, Pause = 24 * 120, Margin = 24 * 100;
        var (begin, end) = (-1, -1);
        for (var i = 0; i <= samples.Length; i++)
        {
            if (i < samples.Length && Math.Abs((int)samples[i]) > Audible)
            {
                if (begin < 0) begin = i;
                end = i;
            }
            else if (begin >= 0 && (i == samples.Length || i - end > Pause))
            {
                yield return [.. new short[Margin], .. samples[begin..(end + 1)], .. new short[Margin]];
                begin = -1;
            }
        }
    }

    private static string Said(int number) =>
        number < 20 ? Small[number] : number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]} {Small[number % 10]}";

    [GeneratedRegex("[0-9]{1,2}")]
    private static partial Regex Number();

    [GeneratedRegex("[^a-z']+")]
    private static partial Regex NoLetters();
}
