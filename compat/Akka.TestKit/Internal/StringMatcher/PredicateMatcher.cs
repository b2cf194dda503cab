namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Texts that a predicate holds for.</summary>
public class PredicateMatcher : IStringMatcher
{
    private readonly Predicate<string> _predicate;
    private readonly string _hint;

    public PredicateMatcher(Predicate<string> predicate, string hint = "")
    {
        _predicate = predicate;
        _hint = hint;
    }

    public bool IsMatch(string s) => _predicate(s);

    public override string ToString() => $"matches predicate {_hint}";
}
