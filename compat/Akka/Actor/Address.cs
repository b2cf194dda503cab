using Akka.Util;

namespace Akka.Actor;

/// <summary>Where an actor system is: protocol, system name and, for reachable ones, host and port.</summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ISurrogated, ICloneable
{
    public static readonly IComparer<Address> Comparer = Comparer<Address>.Create(Compare);

    public static readonly Address AllSystems = new("akka", "all-systems");

    private string _text;

    public Address(string protocol, string system, string host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
    }

    public string Host { get; }

    public int? Port { get; }

    public string System { get; }

    public string Protocol { get; }

    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    public bool HasGlobalScope => !HasLocalScope;

    public static bool operator ==(Address left, Address right) => Equals(left, right);

    public static bool operator !=(Address left, Address right) => !Equals(left, right);

    public static Address Parse(string address) =>
        TryParse(address, out Address parsed) ? parsed : throw new UriFormatException($"'{address}' is not an actor system address.");

    public static bool TryParse(string path, out Address address) => TryParse(path.AsSpan(), out address);

    public static bool TryParse(string path, out Address address, out string absolutUri)
    {
        var parsed = TryParse(path.AsSpan(), out address, out var rest);
        absolutUri = parsed ? rest.ToString() : null;
        return parsed;
    }

    public static bool TryParse(ReadOnlySpan<char> span, out Address address) => TryParse(span, out address, out _);

    /// <summary>Reads <c>protocol://system[@host:port]</c>; what follows the address is left in <paramref name="absolutUri"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address address, out ReadOnlySpan<char> absolutUri)
    {
        address = null;
        absolutUri = "/";
        var scheme = span.IndexOf("://");
        if (scheme <= 1)
            return false;
        var rest = span[(scheme + 3)..];
        var slash = rest.IndexOf('/');
        if (slash >= 0)
            absolutUri = rest[slash..];
        var authority = slash < 0 ? rest : rest[..slash];
        if (authority.IsEmpty)
            return false;
        var at = authority.IndexOf('@');
        var protocol = span[..scheme].ToString().ToLowerInvariant();
        if (at < 0)
        {
            address = new Address(protocol, authority.ToString());
            return true;
        }

        var host = authority[(at + 1)..];
        var colon = host.LastIndexOf(':');
        if (at == 0 || colon <= 0 || !int.TryParse(host[(colon + 1)..], out var port))
            return false;
        address = new Address(protocol, authority[..at].ToString(), host[..colon].ToString(), port);
        return true;
    }

    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    public Address WithHost(string host = null) => new(Protocol, System, host, Port);

    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The address without its protocol.</summary>
    public string HostPort() => ToString()[(Protocol.Length + 3)..];

    public object Clone() => new Address(Protocol, System, Host, Port);

    public int CompareTo(Address other) => Compare(this, other);

    int IComparable.CompareTo(object obj) => obj is null or Address
        ? CompareTo((Address)obj)
        : throw new ArgumentException($"An address cannot be compared with {obj.GetType().Name}.", nameof(obj));

    public bool Equals(Address other) =>
        ReferenceEquals(this, other)
        || (other is not null && Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol);

    public override bool Equals(object obj) => Equals(obj as Address);

    public override int GetHashCode() => HashCode.Combine(Host, Port, System, Protocol);

    public override string ToString() =>
        _text ??= $"{Protocol}://{System}" + (Host is null ? "" : $"@{Host}") + (Port is null ? "" : $":{Port}");

    public ISurrogate ToSurrogate(ActorSystem system) =>
        new AddressSurrogate { Host = Host, Port = Port, Protocol = Protocol, System = System };

    private static int Compare(Address x, Address y)
    {
        if (ReferenceEquals(x, y))
            return 0;
        if (x is null)
            return -1;
        if (y is null)
            return 1;
        var order = string.CompareOrdinal(x.Protocol, y.Protocol);
        if (order == 0)
            order = string.CompareOrdinal(x.System, y.System);
        if (order == 0)
            order = string.CompareOrdinal(x.Host ?? "", y.Host ?? "");
        return order != 0 ? order : (x.Port ?? 0).CompareTo(y.Port ?? 0);
    }

    public sealed class AddressSurrogate : ISurrogate
    {
        public string Protocol { get; set; }

        public string System { get; set; }

        public string Host { get; set; }

        public int? Port { get; set; }

        public ISurrogated FromSurrogate(ActorSystem system) => new Address(Protocol, System, Host, Port);
    }
}
