using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Connections;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Rooms;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Sessions;

/// <summary>All that a session is made of.</summary>
public sealed record SessionSpec
{
    /// <summary>Where the person is. The session owns it from its start on and disposes it at its end.</summary>
    public required IRoom Room { get; init; }

    /// <summary>Where the model is.</summary>
    public required RealtimeEndpoint Endpoint { get; init; }

    /// <summary>What the model's service is told. Its tools are filled in from <see cref="Tools"/>.</summary>
    public required SessionSettings Settings { get; init; }

    /// <summary>The session's id, in logs and actor paths; null for one of the manager's choice. Letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The agents; the session begins with the first. None means one agent of the settings' instructions and voice, and <see cref="Tools"/>.
    /// </summary>
    public IReadOnlyList<Agent> Agents { get; init; } = [];

    /// <summary>Who the person is, for instructions and tools.</summary>
    public string Participant { get; init; } = "caller";

    /// <summary>The tools that the model may call whichever agent is in force.</summary>
    public IReadOnlyList<AIFunction> Tools { get; init; } = [];

    /// <summary>Limits of tool calls.</summary>
    public ToolOptions ToolOptions { get; init; } = new();

    /// <summary>Deadlines of the connection.</summary>
    public ConnectionOptions Connection { get; init; } = new();

    /// <summary>
    /// Deadlines and limits of the conversation; null for the defaults. What follows from <see cref="Settings"/> is taken from there.
    /// </summary>
    public ConversationOptions? Conversation { get; init; }

    /// <summary>
    /// How much audio of the person's turns is kept whose words are not known, so that a new connection can be told of them, in ms, 0 to
    /// 600,000. The oldest turn goes first. Default 60,000 (at most 2.9 MB a session).
    /// </summary>
    public int TurnAudioMs
    {
        get;
        init => field = value is >= 0 and <= 600_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TurnAudioMs), value, "Turns of 0 to 600,000 ms can be kept.");
    } = 60_000;

    /// <summary>What the agent is told to do when the session is ready, before the person has spoken; null for nothing.</summary>
    public string? Greeting { get; init; }

    /// <summary>After how long the session ends, whatever is going on; null for never.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>
    /// How long the agent may go on speaking when the session is ended with leave to finish, up to 60 s. Default 4 s. The manager's stop
    /// timeout counts from behind it.
    /// </summary>
    public TimeSpan FinishTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Takes the session's events, one at a time and in order, the last one an <see cref="EndEvent"/>. Called on the session's
    /// thread: it must hand over and return. What it throws is logged. Null for nobody.
    /// </summary>
    public Action<SessionEvent>? OnEvent { get; init; }

    /// <summary>More observers, which are told of whose session an event is; as <see cref="OnEvent"/> in all else.</summary>
    public IReadOnlyList<Action<SessionHandle, SessionEvent>> Observers { get; init; } = [];

    /// <summary>The agents, at least one.</summary>
    internal IReadOnlyList<Agent> AllAgents => Agents.Count > 0 ? Agents : [new Agent("assistant")];

    /// <summary>
    /// What the service is told of turns while an agent is in force. Interrupting is the engine's own, whatever the policy: the service would stop
    /// what must not be stopped. So is answering where turns are judged.
    /// </summary>
    internal TurnDetection? TurnDetectionOf(Agent agent) => Own(agent).TurnDetection is { } detection
        ? detection with { InterruptResponse = false, CreateResponse = ConversationOf(agent).ServerReplies }
        : null;

    /// <summary>The options while an agent is in force, with what follows from its settings and the agents in them.</summary>
    internal ConversationOptions ConversationOf(Agent agent)
    {
        var options = Conversation ?? new ConversationOptions();
        return (options with { Interruptions = agent.Interruptions ?? options.Interruptions }).For(Own(agent)) with
        {
            Agents = [.. AllAgents.Select(one => one.Name)],
            CancelledByInterruption = [.. ToolOptions.Policies.Where(policy => policy.Value.CancelOnInterruption).Select(policy => policy.Key)],
            ToolStepLimit = agent.ToolStepLimit ?? options.ToolStepLimit,
        };
    }

    /// <summary>The options with which the session begins.</summary>
    internal ConversationOptions FullConversation => ConversationOf(AllAgents[0]);

    /// <summary>What keeps a session from being started; empty when nothing does.</summary>
    internal IEnumerable<string> Complaints => AllAgents.SelectMany(agent => (agent.TurnTaking?.Check() ?? [])
        .Concat(ConversationOf(agent).Interruptions.Check(Own(agent)))
        .Select(complaint => Agents.Count > 1 ? $"The agent '{agent.Name}': {complaint}" : complaint));

    private SessionSettings Own(Agent agent) =>
        agent.TurnTaking is { } turns ? Settings with { TurnDetection = turns.Detection } : Settings;
}
