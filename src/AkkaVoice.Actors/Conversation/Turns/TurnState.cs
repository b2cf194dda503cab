using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Turns;

/// <summary>Who is doing what. Only facts are kept; the two states that people see follow from them.</summary>
public sealed record TurnState
{
    /// <summary>Before the connection is ready.</summary>
    public static readonly TurnState Initial = new();

    /// <summary>Whether a connection is ready.</summary>
    public bool Ready { get; init; }

    /// <summary>Whether a connection ever was.</summary>
    public bool Begun { get; init; }

    /// <summary>Whether the person speaks.</summary>
    public bool PersonSpeaking { get; init; }

    /// <summary>Whether the person has been silent for so long that they may have gone.</summary>
    public bool PersonAway { get; init; }

    /// <summary>Whether the person's turn is over and the service owes an answer that has not begun.</summary>
    public bool AnswerAwaited { get; init; }

    /// <summary>Whether a response is under way or asked for, its voice is on its way, or a tool runs.</summary>
    public bool Working { get; init; }

    /// <summary>Whether the agent's voice is heard.</summary>
    public bool Voice { get; init; }

    /// <summary>Whether the agent's voice is paused, because the person may be about to interrupt.</summary>
    public bool Paused { get; init; }

    /// <summary>The agent's state.</summary>
    public AgentState Agent => this switch
    {
        { Begun: false } => AgentState.Initializing,
        { Paused: true } => AgentState.Listening,
        { Voice: true } => AgentState.Speaking,
        { AnswerAwaited: true } or { Working: true } => AgentState.Thinking,
        _ => AgentState.Listening,
    };

    /// <summary>The person's state.</summary>
    public UserState User => this switch
    {
        { PersonSpeaking: true } => UserState.Speaking,
        { PersonAway: true } => UserState.Away,
        _ => UserState.Listening,
    };

    /// <summary>Whether both are silent, so that the time until the person counts as away runs.</summary>
    public bool BothSilent => !Paused && Agent == AgentState.Listening && User == UserState.Listening;
}
