namespace Akka.Configuration.Hocon;

/// <summary>A reference such as <c>${a.b}</c>; it stands for the value it resolved to.</summary>
public class HoconSubstitution : IHoconElement, IMightBeAHoconObject
{
    protected HoconSubstitution()
    {
    }

    public HoconSubstitution(string path) => Path = path;

    /// <summary>The path between the braces, without the question mark of an optional substitution.</summary>
    public string Path { get; set; }

    /// <summary>The value found at the path; null where an optional substitution found none.</summary>
    public HoconValue ResolvedValue { get; set; }

    public bool IsString() => ResolvedValue?.IsString() ?? false;

    public string GetString() => ResolvedValue?.GetString();

    public bool IsArray() => ResolvedValue?.IsArray() ?? false;

    public IList<HoconValue> GetArray() => ResolvedValue?.GetArray() ?? [];

    public bool IsObject() => ResolvedValue?.IsObject() ?? false;

    public HoconObject GetObject() => ResolvedValue?.GetObject();
}
