using System.Globalization;
using System.Text.RegularExpressions;
using AkkaVoice.Browser.Tests.Page;

namespace AkkaVoice.LiveKit.Tests.Callers;

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

    private static string Said(int number) =>
        number < 20 ? Small[number] : number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]} {Small[number % 10]}";

    [GeneratedRegex("[0-9]{1,2}")]
    private static partial Regex Number();

    [GeneratedRegex("[^a-z']+")]
    private static partial Regex NoLetters();
}
