namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.pipelines</c>: stages that the audio passes.</summary>
public sealed class PipelineSettings : SettingsGroup
{
    /// <summary>Stages for what the person says, as HOCON: <c>[ { stage = gain, db = 6 } ]</c>.</summary>
    public string? Input { get; set; }

    /// <summary>Stages for what the model says, as HOCON.</summary>
    public string? Output { get; set; }

    /// <summary><c>bypass</c> or <c>end-session</c>.</summary>
    public string? OnStageFailure { get; set; }
}
