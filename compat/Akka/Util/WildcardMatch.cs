namespace Akka.Util;

public static class WildcardMatch
{
    /// <summary>Matches against a pattern in which * stands for any text and ? for one character.</summary>
    public static bool Like(this string text, string pattern, bool caseSensitive = false) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\"), text, !caseSensitive);
}
