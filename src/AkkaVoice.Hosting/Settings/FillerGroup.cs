namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.tools.filler</c>: what the person hears while a tool is at work.</summary>
public sealed class FillerGroup : SettingsGroup
{
    /// <summary>After how long, 500 to 60000 ms, or <c>off</c>.</summary>
    public string? AfterMs { get; set; }

    /// <summary>How often for one answer, 1 to 10.</summary>
    public int? Limit { get; set; }

    /// <summary>What the model is told to do.</summary>
    public string? Instructions { get; set; }
}
