using System.Buffers;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The place of an actor in its system: the system's address and the names from the root down. Equality ignores the incarnation (<see cref="Uid"/>).</summary>
public abstract partial class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>, ISurrogated
{
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + ValidSymbols);

    private readonly ActorPath _parent;
    private string _text;
    private int _hash;

    protected ActorPath(Address address, string name)
    {
        Address = address;
        Name = name;
        Uid = ActorCell.UndefinedUid;
    }

    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        _parent = parentPath;
        Address = parentPath.Address;
        Name = name;
        Uid = uid;
        Depth = parentPath.Depth + 1;
    }

    public string Name { get; }

    public Address Address { get; }

    /// <summary>The incarnation; 0 when it is not known.</summary>
    public long Uid { get; }

    /// <summary>The path above; null for the root.</summary>
    public ActorPath Parent => _parent;

    /// <summary>Number of names below the root; 0 for the root itself.</summary>
    public int Depth { get; }

    public ActorPath Root
    {
        get
        {
            var path = this;
            while (path._parent is not null)
                path = path._parent;
            return path;
        }
    }

    /// <summary>The names from the root down. The root of a system has none.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            if (Depth == 0)
                return [];
            var names = new string[Depth];
            var path = this;
            for (var i = Depth - 1; i >= 0; i--, path = path._parent)
                names[i] = path.Name;
            return names;
        }
    }

    public static ActorPath operator /(ActorPath path, string name)
    {
        var hash = name.IndexOf('#');
        return hash < 0
            ? new ChildActorPath(path, name, ActorCell.UndefinedUid)
            : new ChildActorPath(path, name[..hash], long.Parse(name.AsSpan(hash + 1)));
    }

    public static ActorPath operator /(ActorPath path, IEnumerable<string> name)
    {
        foreach (var element in name)
        {
            if (element.Length > 0)
                path /= element;
        }

        return path;
    }

    public static bool operator ==(ActorPath left, ActorPath right) => Equals(left, right);

    public static bool operator !=(ActorPath left, ActorPath right) => !Equals(left, right);

    /// <summary>Letters, digits, <see cref="ValidSymbols"/> and %-escapes; a name does not begin with $, which marks generated names.</summary>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$')
            return false;
        for (var i = 0; i < s.Length; i++)
        {
            if (NameCharacters.Contains(s[i]))
                continue;
            if (s[i] != '%' || i + 2 >= s.Length || !char.IsAsciiHexDigit(s[i + 1]) || !char.IsAsciiHexDigit(s[i + 2]))
                return false;
            i += 2;
        }

        return true;
    }

    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join('/', pathElements);

    public ActorPath Child(string childName) => this / childName;

    public ActorPath ParentOf(int depth)
    {
        var path = this;
        if (depth >= 0)
        {
            while (path.Depth > depth)
                path = path._parent;
        }
        else
        {
            for (; depth < 0 && path.Depth > 0; depth++)
                path = path._parent;
        }

        return path;
    }

    public abstract ActorPath WithUid(long uid);

    public int CompareTo(ActorPath other)
    {
        if (other is null)
            return 1;
        var order = Address.CompareTo(other.Address);
        var mine = Elements;
        var theirs = other.Elements;
        for (var i = 0; order == 0 && i < mine.Count && i < theirs.Count; i++)
            order = string.CompareOrdinal(mine[i], theirs[i]);
        return order != 0 ? order : mine.Count.CompareTo(theirs.Count);
    }

    public bool Equals(ActorPath other)
    {
        var mine = this;
        if (other is null || mine.Depth != other.Depth)
            return false;
        while (!ReferenceEquals(mine, other))
        {
            if (mine.Name != other.Name)
                return false;
            if (mine._parent is null)
                return mine.Address.Equals(other.Address);
            mine = mine._parent;
            other = other._parent;
        }

        return true;
    }

    public override bool Equals(object obj) => Equals(obj as ActorPath);

    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        var hash = _parent is null ? HashCode.Combine(Address, Name) : HashCode.Combine(_parent.GetHashCode(), Name);
        return _hash = hash == 0 ? 1 : hash;
    }

    public override string ToString() => _text ??= Address + (Depth == 0 ? "/" : ToStringWithoutAddress());

    public ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(ToSerializationFormat());

    public sealed class Surrogate : ISurrogate, IEquatable<Surrogate>, IEquatable<ActorPath>
    {
        public Surrogate(string path) => Path = path;

        public string Path { get; }

        public ISurrogated FromSurrogate(ActorSystem system) => TryParse(Path, out var path) ? path : null;

        public bool Equals(Surrogate other) => other is not null && Path == other.Path;

        public bool Equals(ActorPath other) => other is not null && TryParse(Path, out var mine) && mine.Equals(other);

        public override bool Equals(object obj) => obj is Surrogate surrogate ? Equals(surrogate) : Equals(obj as ActorPath);

        public override int GetHashCode() => Path.GetHashCode();
    }
}
