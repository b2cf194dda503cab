namespace Akka.Configuration.Hocon;

/// <summary>An <c>include</c> as written; a required one must exist.</summary>
internal sealed record IncludeRequest(string Name, bool IsRequired, Origin Origin);
