namespace Akka.Configuration.Hocon;

/// <summary>A value: usually one element, or several that were written next to each other and are joined when read.</summary>
public partial class HoconValue : IMightBeAHoconObject
{
    public HoconValue()
    {
    }

    public HoconValue(List<IHoconElement> values, bool adoptedFromFallback = true)
    {
        Values = values;
        AdoptedFromFallback = adoptedFromFallback;
    }

    public List<IHoconElement> Values { get; } = [];

    /// <summary>True for a value without content and for an object without keys.</summary>
    public bool IsEmpty => Values.Count == 0 || (Values is [HoconObject only] && only.Items.Count == 0);

    internal bool AdoptedFromFallback { get; }

    /// <summary>Where the value was written; null for one that was built in code.</summary>
    internal Origin Origin { get; init; }

    public Config ToConfig() => new(new HoconRoot(this));

    /// <summary>A configuration with this value at <paramref name="key"/>.</summary>
    public Config AtKey(string key)
    {
        var root = new HoconObject();
        root.Items[key] = this;
        return new Config(new HoconRoot(new HoconValue([root])));
    }

    /// <summary>Adds an element; an object is merged into an object that is already there.</summary>
    public void AppendValue(IHoconElement value)
    {
        if (value is HoconObject added && Values.OfType<HoconObject>().FirstOrDefault() is { } present)
            present.Merge(added);
        else
            Values.Add(value);
    }

    public void Clear() => Values.Clear();

    public void NewValue(IHoconElement value)
    {
        Clear();
        AppendValue(value);
    }

    public bool IsObject() => FindObject() is not null;

    /// <summary>The object this value is, or null.</summary>
    public HoconObject GetObject() => FindObject();

    public bool IsString() => Values.Count > 0 && Values.TrueForAll(value => value.IsString());

    /// <summary>The text of all elements joined; null for null and for what is no string.</summary>
    public string GetString() => IsString() switch
    {
        false => null,
        true when Values.Count == 1 => Values[0].GetString(),
        true => string.Concat(Values.Select(value => value.GetString())),
    };

    public bool IsArray() => Values.Exists(value => value.IsArray());

    /// <summary>
    /// The elements of all arrays joined; of an object with the keys 0, 1, 2 … its values in that order; otherwise nothing.
    /// </summary>
    public IList<HoconValue> GetArray()
    {
        if (FindObject() is { } indexed)
            return NumericKeys.ToArray(indexed);
        return Values.Where(value => value.IsArray()).SelectMany(value => value.GetArray()).ToList();
    }

    public HoconValue GetChildObject(string key) => FindObject()?.GetKey(key);

    public override string ToString() => ToString(0);

    /// <summary>The value as HOCON; the lines of an object are indented by two spaces for each of <paramref name="indent"/>.</summary>
    public string ToString(int indent)
    {
        if (FindObject() is { } obj)
            return indent == 0 ? obj.ToString(1) : "{\r\n" + obj.ToString(indent + 1) + new string(' ', indent * 2) + "}";
        if (IsArray())
            return "[" + string.Join(",", GetArray().Select(value => value.ToString(indent + 1))) + "]";
        return IsString() ? HoconText.Render(GetString()) : "";
    }

    private HoconObject FindObject()
    {
        foreach (var value in Values)
        {
            if (value is HoconObject obj)
                return obj;
            if (value is IMightBeAHoconObject might && might.IsObject())
                return might.GetObject();
        }

        return null;
    }
}
