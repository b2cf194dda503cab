namespace Akka.Configuration.Hocon;

/// <summary>From text to a resolved tree.</summary>
public class Parser
{
    /// <summary>
    /// Reads a document, asks <paramref name="includeCallback"/> (files if null) for what it includes, and resolves its substitutions.
    /// </summary>
    /// <exception cref="FormatException">The text is not HOCON, or a substitution has no value; the message gives line and column.</exception>
    /// <exception cref="ConfigurationException">An unquoted value holds an assignment sign.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot> includeCallback)
    {
        ArgumentNullException.ThrowIfNull(text);
        IncludeSource includes = includeCallback is null
            ? new FileIncludes(Directory.GetCurrentDirectory())
            : new CallbackIncludes(includeCallback);
        var document = new DocumentParser(new Scanner(text, null), includes, []).Parse();
        return new Resolver(document).ResolveRoot();
    }
}
