using System.Text.RegularExpressions;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Texts that the expression finds a match in.</summary>
public class RegexMatcher : IStringMatcher
{
    private readonly Regex _regex;

    public RegexMatcher(Regex regex) => _regex = regex;

    public bool IsMatch(string s) => _regex.IsMatch(s);

    public override string ToString() => $"matches regex \"{_regex}\"";
}
