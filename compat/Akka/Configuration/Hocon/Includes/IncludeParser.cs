namespace Akka.Configuration.Hocon;

/// <summary><c>include "name"</c>, <c>include file("name")</c>, and either inside <c>required( … )</c>.</summary>
internal static class IncludeParser
{
    private const string Keyword = "include";

    /// <summary>Reads an include statement, or moves nothing and gives null when the word is only a key.</summary>
    internal static IncludeRequest TryParse(Scanner scanner)
    {
        if (!scanner.At(Keyword))
            return null;
        var origin = scanner.Here();
        var start = scanner.Position;
        scanner.Skip(Keyword.Length);
        if (scanner.TakeSpaces().Length > 0 && (scanner.Current == '"' || AtForm(scanner)))
            return new IncludeRequest(ReadName(scanner, out var isRequired), isRequired, origin);
        scanner.Skip(start - scanner.Position);
        return null;
    }

    private static bool AtForm(Scanner scanner) =>
        scanner.At("required(") || scanner.At("file(") || scanner.At("url(") || scanner.At("classpath(");

    private static string ReadName(Scanner scanner, out bool isRequired)
    {
        isRequired = scanner.TrySkip("required(");
        if (isRequired)
        {
            scanner.TakeSpaces();
            var name = ReadName(scanner, out _);
            Close(scanner);
            return name;
        }

        if (scanner.At("url(") || scanner.At("classpath("))
            throw scanner.Error("Only files can be included: allowed are include \"name\" and include file(\"name\")");
        var isFile = scanner.TrySkip("file(");
        scanner.TakeSpaces();
        if (scanner.Current != '"')
            throw scanner.Error($"A name in quotes was expected after include, not {scanner.Shown}");
        var text = QuotedText.Read(scanner);
        if (isFile)
            Close(scanner);
        return text;
    }

    private static void Close(Scanner scanner)
    {
        scanner.TakeSpaces();
        if (!scanner.TrySkip(")"))
            throw scanner.Error($"A ')' is missing after the name of the include; {scanner.Shown} stands in its place");
    }
}
