using Akka.Configuration;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Hosting.Agents;

/// <summary><c>akkavoice.agents</c></summary>
internal static class AgentsBinder
{
    private const string Key = "akkavoice.agents";
    private const string Example = "[ { name = billing, instructions = \"...\" } ]";

    /// <param name="config">The configuration.</param>
    /// <param name="policies">What it says for all agents about turns and interruptions.</param>
    /// <param name="known">What the program adds, for references between them.</param>
    /// <param name="servers">The names of the MCP servers.</param>
    /// <param name="target">The service, for the voices that it has.</param>
    /// <param name="warnings">Gets what may be a mistake.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static IReadOnlyList<AgentSettings> Bind(
        Config config, AgentPolicies policies, KnownNames known, IReadOnlyCollection<string> servers, RealtimeTarget target, List<string> warnings, List<string> errors)
    {
        var objects = ListedObject.Read(config, Key, Example, errors);
        var all = known.Agents.Select(agent => agent.Name).Union(objects.Select(listed => listed.Text("name")).OfType<string>()).ToArray();
        var agents = new List<AgentSettings>();
        foreach (var listed in objects)
        {
            var name = listed.Text("name") ?? "";
            if (!AgentNames.IsValid(name)) listed.Reject("name", name, AgentNames.Allowed);
            if (agents.Exists(agent => agent.Name == name)) listed.Reject("name", name, "a name that no other agent has");
            var own = policies.Read(listed, known.Agents.FirstOrDefault(agent => agent.Name == name));
            agents.Add(new AgentSettings(name)
            {
                Instructions = Instructions(listed, "instructions"),
                Description = listed.Text("description"),
                Voice = Voice(listed, target, warnings),
                Tools = Names(listed, "tools", known.Tools),
                Mcp = Names(listed, "mcp", servers),
                HandsOffTo = Names(listed, "hands-off-to", [.. all.Where(other => other != name)]),
                OnEnter = Instructions(listed, "on-enter"),
                TurnTaking = own.TurnTaking,
                Interruptions = own.Interruptions,
                ToolChoice = listed.OneOf("tool-choice", new Dictionary<string, ToolChoice>
                {
                    ["auto"] = ToolChoice.Auto,
                    ["none"] = ToolChoice.None,
                    ["required"] = ToolChoice.Required,
                }),
                ToolTimeout = listed.Duration("tool-timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
                MaxSteps = listed.Integer("max-steps", 1, 20),
            });
            listed.RejectUnread();
        }

        return agents;
    }

    /// <summary>Reports placeholders that do not exist, under the key that holds the text.</summary>
    public static void CheckPlaceholders(string key, string? text, Action<string> report)
    {
        foreach (var unknown in Placeholders.Unknown(text ?? ""))
        {
            report($"{key} has the placeholder {{{unknown}}}; allowed: {string.Join(", ", Placeholders.Names.Select(name => $"{{{name}}}"))} ({{{{{unknown}}}}} stands for the text {{{unknown}}})");
        }
    }

    private static string? Instructions(ListedObject listed, string key)
    {
        var text = listed.Text(key);
        CheckPlaceholders($".{key}", text, listed.Reject);
        return text;
    }

    private static string? Voice(ListedObject listed, RealtimeTarget target, List<string> warnings)
    {
        if (listed.Text("voice") is not { } voice) return null;
        if (!Voices.IsKnown(voice)) listed.Reject("voice", voice, Voices.Allowed);
        return Voices.Resolve(voice, target, warnings);
    }

    private static IReadOnlyList<string>? Names(ListedObject listed, string key, IReadOnlyCollection<string> allowed)
    {
        var names = listed.Texts(key);
        foreach (var unknown in (names ?? []).Except(allowed))
            listed.Reject(key, unknown, allowed.Count > 0 ? string.Join(", ", allowed) : "nothing: there are none");
        return names;
    }
}
