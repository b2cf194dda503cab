using Akka.Configuration.Hocon;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>What a HOCON value is, also where <see cref="HoconValue"/> itself does not say so: it takes an empty list for no list.</summary>
internal static class HoconShape
{
    public static bool IsList(this HoconValue value) =>
        value.IsArray() || (value.Values.Any(element => element.IsArray()) && value.Values.All(element => element.IsArray() || IsBlank(element)));

    /// <summary>The members of an object; null when it is none.</summary>
    public static IReadOnlyDictionary<string, HoconValue>? Members(this HoconValue value) =>
        value.IsObject() && !value.IsList() ? value.GetObject().Items : null;

    /// <summary>Nothing was given, or <c>null</c>, which takes back what a configuration below gave.</summary>
    public static bool IsNothing(this HoconValue value) => value.IsEmpty || (value.IsString() && value.GetString() is null);

    // What stands between the closing bracket and the end of the line counts as text.
    private static bool IsBlank(IHoconElement element) => element is HoconLiteral literal && string.IsNullOrWhiteSpace(literal.Value);
}
