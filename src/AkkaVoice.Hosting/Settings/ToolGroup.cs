namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.tools</c>: functions that the model may call.</summary>
public sealed class ToolGroup : SettingsGroup
{
    /// <summary>The tools offered by a program without agents of its own.</summary>
    public IReadOnlyList<string>? Enabled { get; set; }

    /// <summary>How long one call may take, 100 ms to 10 min.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>How many rounds of tool calls one answer may take, 1 to 20.</summary>
    public int? MaxSteps { get; set; }

    /// <summary><c>akkavoice.tools.weather</c></summary>
    public WeatherSettings Weather { get; } = new();

    /// <summary>Limits of single tools, as <c>name=duration</c>.</summary>
    public IReadOnlyList<string>? Timeouts { get; set; }

    /// <summary>Tools whose running calls are cancelled when the person interrupts.</summary>
    public IReadOnlyList<string>? CancelOnInterruption { get; set; }

    /// <summary><c>akkavoice.tools.filler</c></summary>
    public FillerGroup Filler { get; } = new();
}
