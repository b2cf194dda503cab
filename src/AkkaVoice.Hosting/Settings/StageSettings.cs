namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.stages</c>: stages of your own.</summary>
public sealed class StageSettings : SettingsGroup
{
    /// <summary>Paths of assemblies to load stages from.</summary>
    public IReadOnlyList<string>? Assemblies { get; set; }
}
