namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>How a planned response ends.</summary>
/// <param name="Status"><c>completed</c>, <c>incomplete</c> or <c>failed</c>.</param>
/// <param name="Reason">For <c>incomplete</c>: <c>max_output_tokens</c> or <c>content_filter</c>.</param>
/// <param name="Error">For <c>failed</c>: what went wrong.</param>
public sealed record PlannedOutcome(string Status, string? Reason = null, PlanError? Error = null)
{
    /// <summary>The response completes.</summary>
    public static PlannedOutcome Completed { get; } = new("completed");

    /// <summary>The response ends early, for example with <c>max_output_tokens</c>; its last item is incomplete.</summary>
    public static PlannedOutcome Incomplete(string reason) => new("incomplete", reason);

    /// <summary>The response fails after what was planned has been sent.</summary>
    public static PlannedOutcome Failed(PlanError error) => new("failed", null, error);
}
