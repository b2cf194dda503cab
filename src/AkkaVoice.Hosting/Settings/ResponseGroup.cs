namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.responses</c>: what happens when an answer cannot be had.</summary>
public sealed class ResponseGroup : SettingsGroup
{
    /// <summary>How often an answer that failed is asked for again, 0 to 10.</summary>
    public int? Retries { get; set; }

    /// <summary>Pause before the first of these, 50 ms to 10 s.</summary>
    public TimeSpan? RetryDelay { get; set; }

    /// <summary>What the model is told to say when it could not answer; empty for nothing.</summary>
    public string? FailureNotice { get; set; }

    /// <summary>How long a response may show no sign of life, 1 s to 2 min.</summary>
    public TimeSpan? Timeout { get; set; }
}
