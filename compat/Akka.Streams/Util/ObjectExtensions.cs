namespace Akka.Streams.Util;

public static class ObjectExtensions
{
    /// <summary>Whether this is the type's default value: null, 0, false.</summary>
    public static bool IsDefaultForType<T>(this T obj) => EqualityComparer<T>.Default.Equals(obj, default);
}
