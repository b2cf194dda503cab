namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>Everything one response contains. The server streams it: ids, events, chunks, pacing and usage are its own work.</summary>
public sealed record ResponsePlan
{
    /// <summary>The output items in order. Empty makes a response without output.</summary>
    public IReadOnlyList<PlannedItem> Items { get; init; } = [];

    /// <summary>How the response ends, unless it is cancelled first. Default: completed.</summary>
    public PlannedOutcome Outcome { get; init; } = PlannedOutcome.Completed;

    /// <summary>
    /// Extra time on the session's clock before the first output, counted from the moment the plan is known. Default: none.
    /// It belongs to the server's thinking time.
    /// </summary>
    public TimeSpan ThinkingDelay { get; init; }

    /// <summary>
    /// True opens an item before the one before it is closed, as newer models do with a spoken preamble and a function call.
    /// Default: false, one item after another.
    /// </summary>
    public bool Interleaved { get; init; }

    /// <summary>One spoken message.</summary>
    /// <param name="text">What is said: the transcript.</param>
    /// <param name="audio">PCM, 24 kHz, mono, signed 16 bit little-endian.</param>
    public static ResponsePlan Say(string text, ReadOnlyMemory<byte> audio) => new() { Items = [new PlannedMessage(text, audio)] };

    /// <summary>One function call.</summary>
    /// <param name="name">Name of the function.</param>
    /// <param name="argumentsJson">Its arguments, a JSON object.</param>
    public static ResponsePlan Call(string name, string argumentsJson) => new() { Items = [new PlannedFunctionCall(name, argumentsJson)] };

    /// <summary>A response that fails without output.</summary>
    /// <param name="code">For example <c>rate_limit_exceeded</c>.</param>
    /// <param name="message">What the client is told.</param>
    public static ResponsePlan Fail(string code, string message) =>
        new() { Outcome = PlannedOutcome.Failed(new PlanError("server_error", code, message)) };
}
