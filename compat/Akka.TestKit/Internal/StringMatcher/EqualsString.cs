namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Exactly this text.</summary>
public class EqualsString : IStringMatcher
{
    private readonly string _text;

    public EqualsString(string s) => _text = s;

    public bool IsMatch(string s) => string.Equals(_text, s, StringComparison.Ordinal);

    public override string ToString() => $"== \"{_text}\"";
}
