using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Sources;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Mcp;

namespace AkkaVoice.Hosting.Agents;

/// <summary>
/// The agents of every session: those of the program, with what the configuration changes about them, and those of the configuration.
/// Without any, one agent of <c>akkavoice.session</c> with the enabled tools and all MCP servers.
/// </summary>
internal sealed class AgentDirectory
{
    /// <exception cref="ConfigurationException">Something does not fit together; lists all of it.</exception>
    public AgentDirectory(
        VoiceBuilder program, AkkaVoiceOptions options, ToolCatalogue catalogue, McpSources mcp, IServiceProvider services)
    {
        var byName = mcp.Sources.ToDictionary(source => source.Name, StringComparer.Ordinal);
        var errors = new List<string>();
        foreach (var (agent, servers) in program.McpOf)
        {
            foreach (var unknown in servers.Where(name => !byName.ContainsKey(name)))
                errors.Add($"The agent '{agent}' has tools of the MCP server '{unknown}'; allowed: {string.Join(", ", byName.Keys)}");
        }

        Agents = [.. Start(options, Merge(program, options, catalogue, byName), errors)];
        foreach (var agent in Agents)
        {
            Check(agent, services, errors);
            errors.AddRange(AgentPolicies.Complaints(agent, options).Select(complaint => $"The agent '{agent.Name}': {complaint}"));
        }

        if (errors.Count > 0) throw new ConfigurationException(errors);
    }

    /// <summary>The agents, the one that sessions begin with first.</summary>
    public IReadOnlyList<Agent> Agents { get; }

    private static List<Agent> Merge(
        VoiceBuilder program, AkkaVoiceOptions options, ToolCatalogue catalogue, IReadOnlyDictionary<string, IToolSource> sources)
    {
        AgentTool Listed(string name) => AgentTool.From(name, _ => catalogue.Create([name])[0]);
        IReadOnlyList<IToolSource> Of(IEnumerable<string> servers) => [.. servers.Where(sources.ContainsKey).Select(name => sources[name])];
        var agents = program.Agents
            .Select(agent => agent with { Sources = [.. agent.Sources, .. Of(program.McpOf.GetValueOrDefault(agent.Name) ?? [])] })
            .ToList();
        foreach (var settings in options.Agents)
        {
            var place = agents.FindIndex(agent => agent.Name == settings.Name);
            var before = place < 0 ? new Agent(settings.Name) : agents[place];
            var merged = before with
            {
                Instructions = settings.Instructions ?? before.Instructions,
                Description = settings.Description ?? before.Description,
                Voice = settings.Voice ?? before.Voice,
                Tools = settings.Tools is { } tools ? [.. tools.Select(Listed)] : before.Tools,
                Sources = settings.Mcp is { } servers ? Of(servers) : before.Sources,
                HandsOffTo = settings.HandsOffTo ?? before.HandsOffTo,
                OnEnter = settings.OnEnter ?? before.OnEnter,
                TurnTaking = settings.TurnTaking ?? before.TurnTaking,
                Interruptions = settings.Interruptions ?? before.Interruptions,
                ToolChoice = settings.ToolChoice ?? before.ToolChoice,
                ToolTimeout = settings.ToolTimeout ?? before.ToolTimeout,
                ToolStepLimit = settings.MaxSteps ?? before.ToolStepLimit,
            };
            if (place < 0) agents.Add(merged);
            else agents[place] = merged;
        }

        return agents.Count > 0 ? agents :
        [
            new Agent("assistant") { Tools = [.. options.Tools.Enabled.Select(Listed)], Sources = [.. sources.Values] },
        ];
    }

    private static IEnumerable<Agent> Start(AkkaVoiceOptions options, List<Agent> agents, List<string> errors)
    {
        if (options.StartAgent is not { } start) return agents;
        if (!agents.Exists(agent => agent.Name == start))
            errors.Add($"akkavoice.session.agent is '{start}'; allowed: {string.Join(", ", agents.Select(agent => agent.Name))}");
        return agents.OrderBy(agent => agent.Name != start);
    }

    private void Check(Agent agent, IServiceProvider services, List<string> errors)
    {
        var where = $"The agent '{agent.Name}'";
        if (!AgentNames.IsValid(agent.Name)) errors.Add($"{where} cannot be named so; allowed: {AgentNames.Allowed}");
        if (Agents.Count(other => other.Name == agent.Name) > 1) errors.Add($"{where} is there more than once");
        if (agent.Voice is { } voice && !Voices.IsKnown(voice)) errors.Add($"{where} has the voice '{voice}'; allowed: {Voices.Allowed}");
        AgentsBinder.CheckPlaceholders($"{where}: its instructions", agent.Instructions, errors.Add);
        AgentsBinder.CheckPlaceholders($"{where}: what it does first", agent.OnEnter, errors.Add);
        foreach (var unknown in agent.HandsOffTo.Where(name => !Agents.Any(other => other.Name == name)))
            errors.Add($"{where} hands over to '{unknown}'; allowed: {string.Join(", ", Agents.Select(other => other.Name))}");
        foreach (var twice in agent.Tools.GroupBy(tool => tool.Name).Where(group => group.Count() > 1))
            errors.Add($"{where} has more than one tool named '{twice.Key}'");
        foreach (var tool in agent.Tools)
        {
            try
            {
                tool.Create(services);
            }
            catch (ArgumentException e)
            {
                errors.Add($"{where}: {e.Message}");
            }
        }
    }
}
