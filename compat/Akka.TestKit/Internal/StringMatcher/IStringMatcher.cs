namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>A condition on a text.</summary>
public interface IStringMatcher
{
    bool IsMatch(string s);
}
