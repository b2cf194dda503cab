namespace AkkaVoice.Actors.Events;

/// <summary>Why the person's speech was no interruption.</summary>
public enum DismissReason
{
    /// <summary>It was shorter than the policy asks for.</summary>
    Short,

    /// <summary>It had no words.</summary>
    NoWords,

    /// <summary>Its words only said that the person listens.</summary>
    Backchannel,
}

/// <summary>The person spoke while the agent did, and it was no interruption: the agent's voice went on.</summary>
/// <param name="Reason">Why not.</param>
/// <param name="PausedMs">For how long the voice had been paused, in ms; 0 when it was not.</param>
/// <param name="ItemId">The person's turn; null when only the local detector had heard it.</param>
public sealed record FalseInterruptionEvent(DismissReason Reason, double PausedMs, string? ItemId = null) : SessionEvent;
