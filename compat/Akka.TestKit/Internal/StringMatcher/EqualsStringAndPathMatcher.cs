using Akka.Actor;

namespace Akka.TestKit.Internal.StringMatcher;

/// <summary>A log source: this text, or an actor path that is this one with or without address and unique id.</summary>
public class EqualsStringAndPathMatcher : IStringMatcher
{
    private readonly string _path;
    private readonly bool _canBeRelative;

    public EqualsStringAndPathMatcher(string path, bool canBeRelative = true)
    {
        _path = path;
        _canBeRelative = canBeRelative;
    }

    public bool IsMatch(string path)
    {
        if (string.Equals(_path, path, StringComparison.Ordinal))
            return true;
        if (!ActorPath.TryParse(path, out var actual))
            return false;
        if (string.Equals(_path, actual.ToStringWithoutAddress(), StringComparison.Ordinal))
            return true;
        return ActorPath.TryParse(_path, out var expected)
            ? expected.Equals(actual) || (expected.Uid == ActorCell.UndefinedUid && string.Equals(expected.ToString(), actual.ToString(), StringComparison.Ordinal))
            : _canBeRelative && actual.ToStringWithoutAddress().EndsWith("/" + _path.TrimStart('/'), StringComparison.Ordinal);
    }

    public override string ToString() => $"== \"{_path}\"";
}
