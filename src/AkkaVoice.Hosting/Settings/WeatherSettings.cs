namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.tools.weather</c></summary>
public sealed class WeatherSettings : SettingsGroup
{
    /// <summary><c>live</c>, <c>offline</c> or <c>auto</c>.</summary>
    public string? Source { get; set; }
}
