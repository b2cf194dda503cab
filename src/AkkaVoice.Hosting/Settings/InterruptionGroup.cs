namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.session.interruption</c>: what the person's voice does to the agent's.</summary>
public sealed class InterruptionGroup : SettingsGroup
{
    /// <summary>Whether the person may interrupt at all.</summary>
    public bool? Allowed { get; set; }

    /// <summary>How long the person must have spoken before it counts, in ms, 0 to 5000.</summary>
    public int? MinSpeechMs { get; set; }

    /// <summary>What the agent's voice does when it counts: <c>stop</c> or <c>pause</c>.</summary>
    public string? Reaction { get; set; }

    /// <summary>How long after the end of the speech its words are waited for, 100 ms to 10 s.</summary>
    public TimeSpan? WordsTimeout { get; set; }

    /// <summary>Speech of this length is an interruption whatever its words, 500 ms to 30 s.</summary>
    public TimeSpan? SureAfter { get; set; }

    /// <summary>What the person says only to show that they listen.</summary>
    public IReadOnlyList<string>? Backchannels { get; set; }

    /// <summary>Whether a stage of the input pipeline decides too, ahead of the service.</summary>
    public bool? LocalDetection { get; set; }
}
