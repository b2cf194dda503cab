using AkkaVoice.Actors.Agents;

namespace AkkaVoice.Hosting.Configuration;

/// <summary>What a program brings along, for the configuration to refer to.</summary>
/// <param name="Tools">The names of the tools.</param>
/// <param name="Agents">The agents.</param>
internal sealed record KnownNames(IReadOnlyCollection<string> Tools, IReadOnlyCollection<Agent> Agents);
