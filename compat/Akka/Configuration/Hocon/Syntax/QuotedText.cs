using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Quoted and triple-quoted strings.</summary>
internal static class QuotedText
{
    private const string TripleQuote = "\"\"\"";

    /// <summary>Reads the string that begins at the quote under the scanner.</summary>
    internal static string Read(Scanner scanner) => scanner.At(TripleQuote) ? ReadTriple(scanner) : ReadSingle(scanner);

    private static string ReadSingle(Scanner scanner)
    {
        var opened = scanner.Here();
        var text = new StringBuilder();
        scanner.Skip(1);
        while (scanner.Current != '"')
        {
            if (scanner.AtEnd || scanner.Current == '\n')
                throw new FormatException($"A quoted string is not closed ({opened}); text over several lines stands between triple quotes");
            text.Append(scanner.Current == '\\' ? ReadEscape(scanner) : scanner.Take());
        }

        scanner.Skip(1);
        return text.ToString();
    }

    private static string ReadTriple(Scanner scanner)
    {
        var opened = scanner.Here();
        var start = scanner.Position + TripleQuote.Length;
        var end = start <= scanner.Text.Length ? scanner.Text.IndexOf(TripleQuote, start, StringComparison.Ordinal) : -1;
        if (end < 0)
            throw new FormatException($"A triple-quoted string is not closed ({opened})");
        // Of more than three quotes at the end the last three close; the others belong to the text.
        while (end + TripleQuote.Length < scanner.Text.Length && scanner.Text[end + TripleQuote.Length] == '"')
            end++;
        scanner.Skip(end + TripleQuote.Length - scanner.Position);
        return scanner.Text[start..end];
    }

    private static char ReadEscape(Scanner scanner)
    {
        scanner.Skip(1);
        if (scanner.Current == 'u')
            return ReadUnicode(scanner);
        var escaped = scanner.Current switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw scanner.Error($"Unknown escape code: {scanner.Shown}; allowed after a backslash: \" \\ / b f n r t uXXXX"),
        };
        scanner.Skip(1);
        return escaped;
    }

    private static char ReadUnicode(Scanner scanner)
    {
        var digits = scanner.Text.AsSpan(scanner.Position + 1, Math.Min(4, scanner.Text.Length - scanner.Position - 1));
        if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw scanner.Error("\\u needs four hexadecimal digits");
        scanner.Skip(5);
        return (char)code;
    }
}
