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
}
