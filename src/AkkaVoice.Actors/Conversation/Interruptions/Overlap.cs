namespace AkkaVoice.Actors.Conversation.Interruptions;

/// <summary>The person speaks while the agent has something to say, and it is not decided yet what that means.</summary>
/// <param name="Since">When it was noticed, since the session's start.</param>
public sealed record Overlap(TimeSpan Since)
{
    /// <summary>What it is judged by: the policy that was in force when the person began.</summary>
    public InterruptionPolicy Policy { get; init; } = InterruptionPolicy.Immediate;

    /// <summary>The person's turn; null while only the local detector has heard it.</summary>
    public string? TurnId { get; init; }

    /// <summary>Whether the local detector has heard it.</summary>
    public bool Local { get; init; }

    /// <summary>Whether the person still speaks, as far as is known.</summary>
    public bool Speaking { get; init; } = true;

    /// <summary>Whether the speech has lasted long enough to count, so that only its words are waited for.</summary>
    public bool Counts { get; init; }

    /// <summary>Whether the agent's voice is paused for it.</summary>
    public bool Paused { get; init; }

    /// <summary>Whether the model has the turn.</summary>
    public bool Committed { get; init; }

    /// <summary>Whether it is owed an answer of the engine's if it proves to be a turn; the service did not give one by itself.</summary>
    public bool Owed { get; init; }

    /// <summary>Whether the time for words was prolonged because the service had not ended the turn.</summary>
    public bool Prolonged { get; init; }
}
