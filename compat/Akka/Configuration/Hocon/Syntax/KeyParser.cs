using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Keys and the paths in substitutions: elements between dots, quoted or not, with spaces inside but not around them.</summary>
internal static class KeyParser
{
    /// <summary>Reads up to the first character that cannot belong to a path.</summary>
    internal static List<string> Parse(Scanner scanner)
    {
        var keys = new List<string>();
        var key = new StringBuilder();
        var isGiven = false;
        scanner.TakeSpaces();
        while (true)
        {
            var spaces = scanner.TakeSpaces();
            if (scanner.Current == '.')
            {
                keys.Add(End(scanner, key, isGiven));
                scanner.Skip(1);
                scanner.TakeSpaces();
                isGiven = false;
                continue;
            }

            var isQuoted = scanner.Current == '"';
            if (!isQuoted && (!scanner.AtUnquotedText || scanner.At("+=")))
                break;
            key.Append(spaces).Append(isQuoted ? QuotedText.Read(scanner) : ReadUnquoted(scanner));
            isGiven = true;
        }

        keys.Add(End(scanner, key, isGiven));
        return keys;
    }

    private static string ReadUnquoted(Scanner scanner)
    {
        var start = scanner.Position;
        while (scanner.AtUnquotedText && scanner.Current != '.' && !scanner.At("+="))
            scanner.Skip(1);
        return scanner.Text[start..scanner.Position];
    }

    private static string End(Scanner scanner, StringBuilder key, bool isGiven)
    {
        if (!isGiven)
            throw scanner.Error($"A key was expected here, not {scanner.Shown}");
        var text = key.ToString();
        key.Clear();
        return text;
    }
}
