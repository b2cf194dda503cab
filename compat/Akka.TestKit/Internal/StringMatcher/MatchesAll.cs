namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Every text.</summary>
public class MatchesAll : IStringMatcher
{
    private MatchesAll()
    {
    }

    public static IStringMatcher Instance { get; } = new MatchesAll();

    public bool IsMatch(string s) => true;

    public override string ToString() => "";
}
