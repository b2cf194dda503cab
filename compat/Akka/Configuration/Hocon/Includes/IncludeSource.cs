namespace Akka.Configuration.Hocon;

/// <summary>Where included documents come from.</summary>
internal abstract class IncludeSource
{
    /// <summary>The included object; <paramref name="at"/> is the path it is included at.</summary>
    internal abstract ObjectNode Load(IncludeRequest request, IReadOnlyList<string> at);
}
