using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools.Jokes;
using AkkaVoice.Actors.Tools.Weather;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Mcp;
using AkkaVoice.Hosting.Settings;
using AkkaVoice.Streams.Pipelines;

namespace AkkaVoice.Hosting;

/// <summary>What a program makes of the engine: settings, tools, agents, and what it does about events.</summary>
public sealed class VoiceBuilder
{
    private readonly List<Agent> _agents = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _mcpOf = new(StringComparer.Ordinal);
    private readonly List<McpServer> _servers = [];
    private readonly List<AgentTool> _tools = [];
    private readonly List<Action<SessionHandle, SessionEvent>> _observers = [];
    private readonly List<KeyValuePair<string, string>> _keys = [];

    internal VoiceBuilder()
    {
    }

    /// <summary>
    /// Everything that <c>config.hocon</c> can set. It counts for more than the reference and for less than a file, the environment and
    /// the command line, so that whoever runs the program has the last word.
    /// </summary>
    public VoiceSettings Settings { get; } = new();

    /// <summary>The stages that pipelines can be made of; add your own.</summary>
    public StageCatalog Stages { get; } = new();

    internal IReadOnlyList<Agent> Agents => _agents;

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> McpOf => _mcpOf;

    internal IReadOnlyList<AgentTool> Tools => _tools;

    internal IReadOnlyList<Action<SessionHandle, SessionEvent>> Observers => _observers;

    /// <summary>The names of the tools that configuration can ask for.</summary>
    internal IReadOnlyCollection<string> ToolNames => [.. new[] { WeatherTool.Name, JokeTool.Name }.Union(_tools.Select(tool => tool.Name))];

    /// <summary>Sets any key of <c>config.hocon</c>, as a line in a file would.</summary>
    /// <param name="key">The key in full, for example <c>akkavoice.session.voice</c>. One that does not exist stops the program at start.</param>
    /// <param name="value">The value; lists and objects as HOCON.</param>
    /// <returns>This builder.</returns>
    public VoiceBuilder Set(string key, string value)
    {
        _keys.Add(new(key, value));
        return this;
    }

    /// <summary>Adds an agent. Sessions begin with the first, unless <c>akkavoice.session.agent</c> names another.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="mcp">The names of the MCP servers whose tools it has.</param>
    /// <returns>This builder.</returns>
    public VoiceBuilder Agent(Agent agent, params IReadOnlyList<string> mcp)
    {
        _agents.Add(agent);
        if (mcp.Count > 0) _mcpOf[agent.Name] = mcp;
        return this;
    }

    /// <summary>Adds an MCP server. It is connected in the background; a program without agents of its own offers all its tools.</summary>
    /// <param name="server">The server.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">It has neither or both of command and address, or a name that is none.</exception>
    public VoiceBuilder Mcp(McpServer server)
    {
        if (!AgentNames.IsValid(server.Name)) throw new ArgumentException($"An MCP server cannot be named '{server.Name}'; allowed: {AgentNames.Allowed}.", nameof(server));
        if (server.Command is null == server.Url is null) throw new ArgumentException($"The MCP server '{server.Name}' needs exactly one of Command and Url.", nameof(server));
        _servers.Add(server);
        return this;
    }

    /// <summary>
    /// Adds a tool to those that configuration can name. With no agents of its own, a program's tools are the ones that are enabled, in
    /// place of the two that come with the engine; one of the same name takes that one's place.
    /// </summary>
    /// <param name="method">The method; see <see cref="AgentTool.From(Delegate, string?, string?)"/>.</param>
    /// <param name="name">Its name for the model; null for the method's own in snake case.</param>
    /// <param name="description">What it does and when to use it; null for the method's <c>[Description]</c>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is none that a service takes.</exception>
    public VoiceBuilder Tool(Delegate method, string? name = null, string? description = null) =>
        Tool(AgentTool.From(method, name, description));

    /// <inheritdoc cref="Tool(Delegate, string?, string?)"/>
    /// <param name="tool">The tool.</param>
    public VoiceBuilder Tool(AgentTool tool)
    {
        _tools.Add(tool);
        return this;
    }

    /// <summary>
    /// Watches the events of all sessions. Called on the session's thread, one event at a time and in order: the handler must hand over and
    /// return, and may start requests (<c>_ = session.SayAsync(...)</c>) but not wait for them. What it throws is logged.
    /// </summary>
    /// <param name="handler">The handler.</param>
    /// <returns>This builder.</returns>
    public VoiceBuilder OnEvent(Action<SessionHandle, SessionEvent> handler)
    {
        _observers.Add(handler);
        return this;
    }

    /// <summary>Watches the events of one kind.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="handler">The handler; see <see cref="OnEvent(Action{SessionHandle, SessionEvent})"/>.</param>
    /// <returns>This builder.</returns>
    public VoiceBuilder OnEvent<T>(Action<SessionHandle, T> handler)
        where T : SessionEvent => OnEvent((session, told) =>
        {
            if (told is T matching) handler(session, matching);
        });

    /// <summary>The sources of this program's configuration.</summary>
    internal ConfigurationSources Sources(string? file, IReadOnlyList<KeyValuePair<string, string>> overrides) => new()
    {
        File = file,
        Environment = ConfigurationSources.ProcessEnvironment(),
        Overrides = overrides,
        Program = [.. DefaultTools(), .. Settings.ToKeys(), .. _keys],
        Stages = Stages,
        ToolNames = ToolNames,
        McpServers = _servers,
        Agents = _agents,
    };

    private IEnumerable<KeyValuePair<string, string>> DefaultTools() =>
        _tools.Count == 0 ? [] : [new("akkavoice.tools.enabled", $"[{string.Join(", ", _tools.Select(tool => tool.Name))}]")];
}
