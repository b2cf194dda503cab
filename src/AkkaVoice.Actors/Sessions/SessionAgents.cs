using System.Text.Json.Nodes;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Actors.Tools.Sources;
using AkkaVoice.Streams.Realtime.Protocol;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// The agents of a session: which is in force, with which tools, and what the model's service is told of it. Changed by the session's
/// actor alone; <see cref="DialSettings"/> may be read from any thread.
/// </summary>
internal sealed class SessionAgents : IDisposable
{
    private readonly Dictionary<string, IReadOnlyList<AIFunction>> _own = new(StringComparer.Ordinal);
    private readonly SessionRecord _record;
    private readonly SessionServices _services;
    private readonly ILogger _logger;
    private readonly Action _onSourceChanged;
    private readonly IReadOnlyList<Agent> _agents;
    private volatile InForce _inForce;
    private string? _voice;

    /// <param name="record">The session.</param>
    /// <param name="services">Its services.</param>
    /// <param name="logger">Where tools that had to be left out are named.</param>
    /// <param name="onSourceChanged">Called on any thread when tools have come or gone.</param>
    public SessionAgents(SessionRecord record, SessionServices services, ILogger logger, Action onSourceChanged)
    {
        (_record, _services, _logger, _onSourceChanged) = (record, services, logger, onSourceChanged);
        _agents = record.Spec.AllAgents;
        foreach (var source in Sources)
        {
            source.Changed += onSourceChanged;
        }

        _inForce = Take(Find(record.Conversation.Journal.Agent ?? _agents[0].Name));
    }

    public string Name => _inForce.Agent.Name;

    public IReadOnlyList<AIFunction> Tools => _inForce.Tools;

    public ToolOptions ToolOptions => _record.Spec.ToolOptions with { Timeout = _inForce.Agent.ToolTimeout ?? _record.Spec.ToolOptions.Timeout };

    public ConversationOptions ConversationOptions => _record.Spec.ConversationOf(_inForce.Agent);

    /// <summary>What a new connection is configured with.</summary>
    public SessionSettings DialSettings => Settings(_inForce);

    /// <summary>What a connection in use is told: the agent in force, with a voice that the service can still take.</summary>
    public SessionSettings LiveSettings => VoiceIsFixed ? DialSettings with { Voice = _voice } : DialSettings;

    /// <summary>Whether something has changed since the session began, so that a connection may have been configured with what was.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Whether the agent in force has to speak with the voice of the one before.</summary>
    public bool VoiceIsKept => VoiceIsFixed && DialSettings.Voice != _voice;

    /// <summary>Since when the connection in use is there; the service fixes the voice with the first word on it.</summary>
    private TimeSpan? ConnectedAt { get; set; }

    private IEnumerable<IToolSource> Sources => _agents.SelectMany(agent => agent.Sources).Distinct();

    private bool VoiceIsFixed => ConnectedAt is { } since && _record.Conversation.Journal.HasSpokenSince(since);

    /// <summary>A connection that was configured with <see cref="DialSettings"/> is in use.</summary>
    public void Connected()
    {
        _voice = DialSettings.Voice;
        ConnectedAt = _record.Elapsed;
    }

    public void Switch(string name)
    {
        _inForce = Take(Find(name));
        HasChanged = true;
    }

    /// <summary>Looks at what the sources have now.</summary>
    /// <returns>Whether the agent in force has other tools than before.</returns>
    public bool Refresh()
    {
        var before = _inForce.Tools;
        var next = Take(_inForce.Agent);
        if (before.SequenceEqual(next.Tools, ToolEquality.Instance))
        {
            return false;
        }

        _inForce = next;
        HasChanged = true;
        return true;
    }

    /// <summary>A tool's answer, with what the agent that takes over is to do first.</summary>
    public ToolAnswered Read(ToolProtocol.Answer answer)
    {
        if (answer.Handoff is not { } handoff)
        {
            return new ToolAnswered(answer.CallId, answer.Ok, answer.Output);
        }

        var text = new JsonObject { ["you_are_now"] = handoff.Agent };
        if (handoff.Message is { } message)
        {
            text["message"] = message;
        }

        if (_agents.FirstOrDefault(agent => agent.Name == handoff.Agent)?.OnEnter is { } first)
        {
            text["do_first"] = Fill(first);
        }

        return new ToolAnswered(answer.CallId, answer.Ok, text.ToJsonString()) { HandsOffTo = handoff.Agent };
    }

    public string Fill(string text) =>
        Placeholders.Fill(text, _record.Spec.Room.Name, _record.Spec.Participant, _services.Time.GetLocalNow());

    public void Dispose()
    {
        foreach (var source in Sources)
        {
            source.Changed -= _onSourceChanged;
        }
    }

    private Agent Find(string name) => _agents.FirstOrDefault(agent => agent.Name == name) ?? _agents[0];

    private InForce Take(Agent agent)
    {
        if (!_own.TryGetValue(agent.Name, out var own))
        {
            own = [.. agent.Tools.Concat(agent.HandsOffTo.Select(name => TransferTools.To(Find(name))))
                .Select(tool => tool.Create(_services.Provider)), .. _record.Spec.Tools];
            _own.Add(agent.Name, own);
        }

        var (tools, leftOut) = Toolset.Of(own, agent.Sources);
        if (leftOut.Count > 0)
        {
            ToolLog.LeftOut(_logger, string.Join(", ", leftOut), agent.Name);
        }

        return new InForce(agent, tools);
    }

    private SessionSettings Settings(InForce inForce)
    {
        var (settings, agent) = (_record.Spec.Settings, inForce.Agent);
        return settings with
        {
            Instructions = (agent.Instructions ?? settings.Instructions) is { } text ? Fill(text) : null,
            Voice = agent.Voice ?? settings.Voice,
            TurnDetection = _record.Spec.TurnDetectionOf(agent),
            Tools = ToolDefinitions.Of(inForce.Tools),
            ToolChoice = agent.ToolChoice ?? settings.ToolChoice,
        };
    }

    private sealed record InForce(Agent Agent, IReadOnlyList<AIFunction> Tools);
}
