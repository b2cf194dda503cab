namespace AkkaVoice.Hosting.Configuration;

/// <summary>What a program brings along, by the names that configuration refers to it by.</summary>
/// <param name="Tools">The tools.</param>
/// <param name="Agents">The agents.</param>
internal sealed record KnownNames(IReadOnlyCollection<string> Tools, IReadOnlyCollection<string> Agents);
