namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>Texts that contain this one.</summary>
public class ContainsString : IStringMatcher
{
    private readonly string _part;

    public ContainsString(string part) => _part = part;

    public bool IsMatch(string s) => s.Contains(_part, StringComparison.Ordinal);

    public override string ToString() => $"contains \"{_part}\"";
}
