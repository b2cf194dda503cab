namespace Akka.Util.Internal;

/// <summary>Small conversions that make call chains read from left to right.</summary>
public static class Extensions
{
    public static T AsInstanceOf<T>(this object self) => (T)self;

    public static string Join(this IEnumerable<string> self, string separator) => string.Join(separator, self);

    public static TValue GetOrElse<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue elseValue) =>
        hash.TryGetValue(key, out var value) ? value : elseValue;

    public static void ForEach<T>(this IEnumerable<T> source, Action<T> action)
    {
        foreach (var item in source)
            action(item);
    }

    public static IDictionary<TKey, TValue> AddAndReturn<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue value)
    {
        hash.Add(key, value);
        return hash;
    }

    public static void AddOrSet<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue value) => hash[key] = value;

    public static TimeSpan Max(this TimeSpan @this, TimeSpan other) => @this > other ? @this : other;

    public static TimeSpan Min(this TimeSpan @this, TimeSpan other) => @this < other ? @this : other;

    public static IEnumerable<T> Concat<T>(this IEnumerable<T> enumerable, T item) => enumerable.Append(item);

    /// <summary>All but the first <paramref name="count"/> items.</summary>
    public static IEnumerable<T> Drop<T>(this IEnumerable<T> self, int count) => self.Skip(count);

    /// <summary>The first item; the default when there is none.</summary>
    public static T Head<T>(this IEnumerable<T> self) => self.FirstOrDefault();

    /// <summary>The last <paramref name="n"/> items.</summary>
    public static IEnumerable<T> TakeRight<T>(this IEnumerable<T> self, int n) => self.TakeLast(n);

    public static string BetweenDoubleQuotes(this string self) => $"\"{self}\"";

    /// <summary>The parts of a path with dots between them; dots within double quotes belong to the part.</summary>
    public static IEnumerable<string> SplitDottedPathHonouringQuotes(this string path)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] == '"')
                quoted = !quoted;
            if (i < path.Length && (path[i] != '.' || quoted))
                continue;
            var part = path[start..i].Replace("\"", "");
            if (part.Length > 0)
                yield return part;
            start = i + 1;
        }
    }
}
