using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Keys, in the order they first appeared, with their values.</summary>
public class HoconObject : IHoconElement
{
    public Dictionary<string, HoconValue> Items { get; } = [];

    /// <summary>The same as plain dictionaries: objects as dictionaries, everything else as <see cref="HoconValue"/>.</summary>
    public IDictionary<string, object> Unwrapped => Items.ToDictionary(
        item => item.Key,
        item => item.Value.IsObject() ? item.Value.GetObject().Unwrapped : (object)item.Value);

    public bool IsString() => false;

    public string GetString() => throw new InvalidOperationException("This element is an object and not a string.");

    public bool IsArray() => false;

    public IList<HoconValue> GetArray() =>
        throw new InvalidOperationException("This element is an object and not an array.");

    /// <summary>The value of <paramref name="key"/>, or null.</summary>
    public HoconValue GetKey(string key) => Items.GetValueOrDefault(key);

    public HoconValue GetOrCreateKey(string key)
    {
        if (!Items.TryGetValue(key, out var value))
            Items[key] = value = new HoconValue();
        return value;
    }

    /// <summary>Lays <paramref name="other"/> over this object: objects are merged, every other value is replaced.</summary>
    public void Merge(HoconObject other)
    {
        foreach (var (key, value) in other.Items)
            Items[key] = Items.TryGetValue(key, out var present) ? HoconMerge.Over(value, present) : value;
    }

    public override string ToString() => ToString(0);

    /// <summary>One key a line, indented by two spaces for each of <paramref name="indent"/>.</summary>
    public string ToString(int indent)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in Items)
            text.Append(' ', indent * 2).Append(PathExpression.RenderKey(key)).Append(" : ").Append(value.ToString(indent)).Append("\r\n");
        return text.ToString();
    }
}
