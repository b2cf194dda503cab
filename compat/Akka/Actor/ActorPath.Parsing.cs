namespace Akka.Actor;

public abstract partial class ActorPath
{
    public static ActorPath Parse(string path) =>
        TryParse(path, out var parsed) ? parsed : throw new UriFormatException($"Cannot parse an ActorPath from '{path}'.");

    public static bool TryParse(string path, out ActorPath actorPath)
    {
        actorPath = null;
        return path is not null
            && TryParseAddress(path, out var address, out var rest)
            && TryParse(new RootActorPath(address), rest, out actorPath);
    }

    public static bool TryParse(ActorPath basePath, string absoluteUri, out ActorPath actorPath) =>
        TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Appends the names of <paramref name="absoluteUri"/>, which begins with a slash and may end in <c>#uid</c>.</summary>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, out ActorPath actorPath)
    {
        actorPath = basePath;
        if (absoluteUri.IsEmpty || absoluteUri[0] != '/')
        {
            actorPath = null;
            return false;
        }

        var rest = absoluteUri[1..];
        while (!rest.IsEmpty)
        {
            var slash = rest.IndexOf('/');
            var element = slash < 0 ? rest : rest[..slash];
            rest = slash < 0 ? [] : rest[(slash + 1)..];
            if (element.IsEmpty)
                continue;
            var hash = element.IndexOf('#');
            long uid = ActorCell.UndefinedUid;
            if (hash >= 0 && !long.TryParse(element[(hash + 1)..], out uid))
            {
                actorPath = null;
                return false;
            }

            actorPath = new ChildActorPath(actorPath, (hash < 0 ? element : element[..hash]).ToString(), uid);
        }

        return true;
    }

    public static bool TryParseAddress(string path, out Address address) => TryParseAddress(path, out address, out _);

    public static bool TryParseAddress(string path, out Address address, out ReadOnlySpan<char> absoluteUri) =>
        Address.TryParse(path.AsSpan(), out address, out absoluteUri);

    /// <summary>Splits a path into its address and the rest, without looking into either.</summary>
    public static bool TryParseParts(ReadOnlySpan<char> path, out ReadOnlySpan<char> address, out ReadOnlySpan<char> absoluteUri)
    {
        var scheme = path.IndexOf("://");
        if (scheme < 0)
        {
            address = absoluteUri = [];
            return false;
        }

        var slash = path[(scheme + 3)..].IndexOf('/');
        address = slash < 0 ? path : path[..(scheme + 3 + slash)];
        absoluteUri = slash < 0 ? "/" : path[(scheme + 3 + slash)..];
        return true;
    }
}
