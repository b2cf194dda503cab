namespace Akka.Actor;

public abstract partial class ActorPath
{
    /// <summary>The path alone, <c>/user/a</c>.</summary>
    public string ToStringWithoutAddress()
    {
        if (Depth == 0)
            return "/" + Name;
        var length = 0;
        for (var path = this; path.Depth > 0; path = path._parent)
            length += path.Name.Length + 1;
        return string.Create(length, this, static (target, path) =>
        {
            for (; path.Depth > 0; path = path._parent)
            {
                path.Name.CopyTo(target[^path.Name.Length..]);
                target = target[..^path.Name.Length];
                target[^1] = '/';
                target = target[..^1];
            }
        });
    }

    /// <summary>Address, path and, when it is known, <c>#uid</c>.</summary>
    public string ToStringWithUid() => ToString() + UidSuffix;

    public string ToStringWithAddress() => ToString();

    /// <summary>The path with the given address, unless it already names a host.</summary>
    public string ToStringWithAddress(Address address) =>
        (Address.Host is not null && Address.Port is not null ? Address : address) + ToStringWithoutAddress();

    public string ToSerializationFormat() => ToStringWithUid();

    public string ToSerializationFormatWithAddress(Address address) => ToStringWithAddress(address) + UidSuffix;

    private string UidSuffix => Uid == ActorCell.UndefinedUid ? "" : "#" + Uid;
}
