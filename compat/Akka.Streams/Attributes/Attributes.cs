using Akka.Event;
using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>
/// Properties of a graph: a list from the least specific attribute (inherited from the outside) to the most specific one
/// (set on the part itself). Immutable.
/// </summary>
public sealed partial class Attributes
{
    public static readonly Attributes None = new([]);

    private readonly IAttribute[] _attributes;

    public Attributes(params IAttribute[] attributes)
    {
        _attributes = attributes ?? [];
    }

    public IEnumerable<IAttribute> AttributeList => _attributes;

    internal bool IsEmpty => _attributes.Length == 0;

    /// <summary>Whether a graph that carries these attributes runs on its own island.</summary>
    internal bool IsAsync
    {
        get
        {
            foreach (var attribute in _attributes)
            {
                if (attribute is AsyncBoundary or ActorAttributes.Dispatcher)
                    return true;
            }

            return false;
        }
    }

    public IEnumerable<TAttr> GetAttributeList<TAttr>() where TAttr : IAttribute => _attributes.OfType<TAttr>();

    /// <summary>The most specific attribute of the type, or <paramref name="defaultIfNotFound"/>.</summary>
    public TAttr GetAttribute<TAttr>(TAttr defaultIfNotFound) where TAttr : class, IAttribute =>
        GetAttribute<TAttr>() ?? defaultIfNotFound;

    /// <summary>The most specific attribute of the type, or null.</summary>
    public TAttr GetAttribute<TAttr>() where TAttr : class, IAttribute
    {
        for (var i = _attributes.Length - 1; i >= 0; i--)
        {
            if (_attributes[i] is TAttr attribute)
                return attribute;
        }

        return null;
    }

    [Obsolete("Attributes should always be most specific, use GetAttribute<TAttr>()")]
    public TAttr GetFirstAttribute<TAttr>(TAttr defaultIfNotFound) where TAttr : class, IAttribute =>
        GetFirstAttribute<TAttr>() ?? defaultIfNotFound;

    [Obsolete("Attributes should always be most specific, use GetAttribute<TAttr>()")]
    public TAttr GetFirstAttribute<TAttr>() where TAttr : class, IAttribute => _attributes.OfType<TAttr>().FirstOrDefault();

    /// <summary>The most specific attribute of a type that the materializer always supplies.</summary>
    public TAttr GetMandatoryAttribute<TAttr>() where TAttr : class, IMandatoryAttribute =>
        GetAttribute<TAttr>() ?? throw new ArgumentException($"Mandatory attribute [{typeof(TAttr)}] not found");

    public Attributes And(Attributes other)
    {
        if (other._attributes.Length == 0)
            return this;
        return _attributes.Length == 0 ? other : new Attributes([.. _attributes, .. other._attributes]);
    }

    public Attributes And(IAttribute other) => new([.. _attributes, other]);

    public string GetNameLifted() => GetNameOrDefault(null);

    /// <summary>All names from outside to inside, joined by a dash.</summary>
    public string GetNameOrDefault(string defaultIfNotFound = "unknown-operation")
    {
        string name = null;
        foreach (var attribute in _attributes)
        {
            if (attribute is Name n)
                name = name == null ? n.Value : name + "-" + n.Value;
        }

        return name ?? defaultIfNotFound;
    }

    public bool Contains<TAttr>(TAttr attribute) where TAttr : IAttribute => Array.IndexOf(_attributes, attribute) >= 0;

    public static Attributes CreateName(string name) =>
        string.IsNullOrEmpty(name) ? None : new Attributes(new Name(Uri.EscapeDataString(name)));

    public static Attributes CreateInputBuffer(int initial, int max) => new(new InputBuffer(initial, max));

    public static Attributes CreateAsyncBoundary() => new(AsyncBoundary.Instance);

    public static Attributes CreateLogLevels(
        LogLevel onElement = LogLevel.DebugLevel,
        LogLevel onFinish = LogLevel.DebugLevel,
        LogLevel onError = LogLevel.ErrorLevel) => new(new LogLevels(onElement, onFinish, onError));

    public static string ExtractName(IModule module, string defaultIfNotFound) => module.Attributes.GetNameOrDefault(defaultIfNotFound);

    public override string ToString() => $"Attributes({string.Join(", ", _attributes.Select(a => a.ToString()))})";
}
