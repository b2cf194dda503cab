namespace Akka.Util;

public static class StringFormat
{
    /// <summary>As <see cref="string.Join(string, object[])"/>; what is null reads <c>&lt;null&gt;</c>.</summary>
    public static string SafeJoin(string separator, params object[] args) =>
        string.Join(separator, args.Select(arg => arg?.ToString() ?? "<null>"));
}
