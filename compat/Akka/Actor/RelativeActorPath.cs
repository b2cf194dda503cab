namespace Akka.Actor;

public static class RelativeActorPath
{
    /// <summary>The names of a path without address; null for text that has one or cannot be a path.</summary>
    public static IEnumerable<string> Unapply(string addr) =>
        Uri.TryCreate(addr, UriKind.Relative, out _) && !addr.Contains("://", StringComparison.Ordinal) ? addr.Split('/').Skip(addr.StartsWith('/') ? 1 : 0) : null;
}
