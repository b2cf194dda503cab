using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>
/// A parsed HOCON document, with a chain of fallbacks behind it. Reading never changes it; <see cref="WithFallback"/> makes a new one.
/// </summary>
public partial class Config
{
    /// <summary>A configuration that holds no key.</summary>
    public static readonly Config Empty = ConfigurationFactory.Empty;

    private readonly HoconValue _own;
    private HoconValue _merged;

    public Config() : this(new HoconValue(), null, null)
    {
    }

    public Config(HoconRoot root) : this(
        (root ?? throw new ArgumentNullException(nameof(root))).Value, root.Substitutions, null)
    {
    }

    /// <summary>The values of <paramref name="source"/>, and those of <paramref name="fallback"/> where it has none.</summary>
    public Config(Config source, Config fallback) : this(
        (source ?? throw new ArgumentNullException(nameof(source), "The source configuration cannot be null."))._own,
        source.Substitutions,
        source.Fallback is null ? fallback : source.Fallback.SafeWithFallback(fallback))
    {
    }

    private Config(HoconValue own, IEnumerable<HoconSubstitution> substitutions, Config fallback)
    {
        _own = own;
        Substitutions = substitutions ?? [];
        Fallback = fallback;
    }

    /// <summary>The configuration asked where this one has no value; null without one.</summary>
    public Config Fallback { get; }

    /// <summary>True when neither this configuration nor a fallback of it holds a key.</summary>
    public virtual bool IsEmpty => _own.IsEmpty && Fallback.IsNullOrEmpty();

    /// <summary>The whole tree: the own values laid over the fallback's.</summary>
    public virtual HoconValue Root => _merged ??= Fallback is null ? _own : HoconMerge.Over(_own, Fallback.Root);

    /// <summary>The substitutions of this document (without its fallbacks'), each with what it resolved to.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; set; }

    /// <summary>
    /// Objects are merged key by key; every other value, arrays and null included, hides the fallback's.
    /// </summary>
    /// <exception cref="ArgumentException">The configuration would be its own fallback.</exception>
    public virtual Config WithFallback(Config fallback)
    {
        if (ReferenceEquals(fallback, this))
            throw new ArgumentException("Config can not have itself as fallback", nameof(fallback));
        return fallback.IsNullOrEmpty() ? this : Copy(fallback);
    }

    protected Config Copy(Config fallback = null) => new(this, fallback);

    /// <summary>
    /// Whether a value stands at <paramref name="path"/>, be it an explicit null. Elements with dots are quoted: <c>a."b.c"</c>.
    /// </summary>
    public virtual bool HasPath(string path) => GetValue(path) is not null;

    /// <summary>The value at <paramref name="path"/>, or null. An empty path is the root.</summary>
    public HoconValue GetValue(string path)
    {
        var node = Root;
        foreach (var key in PathExpression.Parse(path))
        {
            node = node.GetChildObject(key);
            if (node is null)
                return null;
        }

        return node;
    }

    /// <summary>The part of the tree below <paramref name="path"/>, or null when nothing stands there.</summary>
    public virtual Config GetConfig(string path)
    {
        var value = GetValue(path);
        return value is null ? null : new Config(value, null, null);
    }

    /// <summary>The keys of the first level, own and fallback's, with their values.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() =>
        Root.IsObject() ? Root.GetObject().Items.AsEnumerable() : [];

    /// <summary>The own values as HOCON, without those of the fallbacks.</summary>
    public override string ToString() => _own.ToString();

    /// <summary>The values as HOCON, with those of the fallbacks if so wished.</summary>
    public string ToString(bool includeFallback) => includeFallback ? Root.ToString() : ToString();

    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    public static Config operator +(Config config, string fallback) =>
        config.WithFallback(ConfigurationFactory.ParseString(fallback));

    public static Config operator +(string configHocon, Config fallbackConfig) =>
        ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);
}
