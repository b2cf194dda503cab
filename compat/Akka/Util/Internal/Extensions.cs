namespace Akka.Util.Internal;

/// <summary>Small conversions that make call chains read from left to right.</summary>
public static class Extensions
{
    public static T AsInstanceOf<T>(this object self) => (T)self;

    public static bool IsDefaultForType<T>(this T obj) => EqualityComparer<T>.Default.Equals(obj, default);

    public static string Join(this IEnumerable<string> self, string separator) => string.Join(separator, self);

    public static TValue GetOrElse<TKey, TValue>(this IDictionary<TKey, TValue> dictionary, TKey key, TValue fallback) =>
        dictionary.TryGetValue(key, out var value) ? value : fallback;

    public static void ForEach<T>(this IEnumerable<T> source, Action<T> action)
    {
        foreach (var item in source)
            action(item);
    }
}
