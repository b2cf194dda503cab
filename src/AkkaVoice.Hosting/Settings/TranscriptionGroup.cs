namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.session.transcription</c>: the person's words as text.</summary>
public sealed class TranscriptionGroup : SettingsGroup
{
    /// <summary>Whether there is one.</summary>
    public bool? Enabled { get; set; }

    /// <summary>The transcription model.</summary>
    public string? Model { get; set; }

    /// <summary>ISO 639-1 code; empty to detect it.</summary>
    public string? Language { get; set; }

    /// <summary>Words to expect; empty for none.</summary>
    public string? Prompt { get; set; }
}
