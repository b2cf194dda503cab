namespace AkkaVoice.Actors.Conversation;

/// <summary>How a request to speak ended.</summary>
public enum RequestStatus
{
    /// <summary>The answer was complete and all of it was heard (or it had no audio).</summary>
    Completed,

    /// <summary>It was stopped, by the person or by a program, before it was heard to its end.</summary>
    Interrupted,

    /// <summary>It could not be had; <see cref="RequestOutcome.Message"/> says why.</summary>
    Failed,

    /// <summary>Another response, begun meanwhile, already answers it.</summary>
    Covered,

    /// <summary>The session ended first.</summary>
    SessionEnded,
}

/// <summary>How a request to speak ended.</summary>
/// <param name="Status">How.</param>
/// <param name="ResponseId">The response that came of it, when one did.</param>
/// <param name="Message">Why, when it failed.</param>
public sealed record RequestOutcome(RequestStatus Status, string? ResponseId = null, string? Message = null);
