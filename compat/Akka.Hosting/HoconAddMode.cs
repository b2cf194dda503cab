namespace Akka.Hosting;

/// <summary>How a configuration is added to the one that is there.</summary>
public enum HoconAddMode
{
    /// <summary>Below: what is there counts.</summary>
    Append,

    /// <summary>Above: the new one counts.</summary>
    Prepend,

    /// <summary>Like <see cref="Prepend"/>; keys that only the old one has stay.</summary>
    Replace,
}
