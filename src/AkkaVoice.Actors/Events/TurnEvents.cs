namespace AkkaVoice.Actors.Events;

/// <summary>What the agent is doing.</summary>
public enum AgentState
{
    /// <summary>The connection is not ready yet.</summary>
    Initializing,

    /// <summary>It waits for the person.</summary>
    Listening,

    /// <summary>The person has finished, or a tool runs; nothing is heard yet.</summary>
    Thinking,

    /// <summary>Its voice is heard.</summary>
    Speaking,
}

/// <summary>What the person is doing.</summary>
public enum UserState
{
    /// <summary>The person speaks.</summary>
    Speaking,

    /// <summary>The person is there and silent.</summary>
    Listening,

    /// <summary>Nothing has been heard for a long time.</summary>
    Away,
}

/// <summary>The agent's state changed.</summary>
/// <param name="State">The new state.</param>
public sealed record AgentStateEvent(AgentState State) : SessionEvent;

/// <summary>The person's state changed.</summary>
/// <param name="State">The new state.</param>
public sealed record UserStateEvent(UserState State) : SessionEvent;

/// <summary>The person began to speak.</summary>
/// <param name="ItemId">The person's turn.</param>
/// <param name="AudioStartMs">Where in the audio sent, in ms.</param>
public sealed record SpeechStartedEvent(string ItemId, int AudioStartMs) : SessionEvent;

/// <summary>The person stopped speaking.</summary>
/// <param name="ItemId">The person's turn.</param>
/// <param name="AudioEndMs">Where in the audio sent, in ms, the silence that decided it included.</param>
public sealed record SpeechStoppedEvent(string ItemId, int AudioEndMs) : SessionEvent;

/// <summary>Nothing is going on: nobody speaks, no response is under way, nothing waits to be played, no tool runs.</summary>
/// <param name="Quiet">False when that is over.</param>
public sealed record QuietEvent(bool Quiet) : SessionEvent;

/// <summary>Whose words a transcript holds.</summary>
public enum Speaker
{
    /// <summary>The person.</summary>
    User,

    /// <summary>The agent.</summary>
    Assistant,
}

/// <summary>What was said, as text. Comes several times for one item while it grows; each time with all of it.</summary>
/// <param name="Role">Whose words.</param>
/// <param name="ItemId">The item of the conversation.</param>
/// <param name="Text">All the words so far; for the agent also those not yet, or never, heard.</param>
/// <param name="Final">Whether this is the last word about the item; exactly one final event for an item that has words.</param>
/// <param name="Heard">The part of <paramref name="Text"/> that was heard; estimated from the playout when the agent was interrupted.</param>
public sealed record TranscriptEvent(Speaker Role, string ItemId, string Text, bool Final, string Heard) : SessionEvent;
