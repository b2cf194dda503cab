using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Interruptions;

/// <summary>A turn of the person that was no interruption. It is not answered, unless words turn up late.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="Reason">Why.</param>
public sealed record DismissedTurn(string TurnId, DismissReason Reason)
{
    /// <summary>Whether the model has it.</summary>
    public bool Committed { get; init; }

    /// <summary>Whether it is owed an answer of the engine's should it prove to be a turn after all.</summary>
    public bool Owed { get; init; }

    /// <summary>Whether it was told that it was none. One over which the next turn began is told when its words are known.</summary>
    public bool Told { get; init; }

    /// <summary>Whether an answer was asked for after it, by a model that has it: its words are too late to change anything.</summary>
    public bool Answered { get; init; }
}
