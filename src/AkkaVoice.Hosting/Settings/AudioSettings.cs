namespace AkkaVoice.Hosting.Settings;

/// <summary><c>akkavoice.audio</c>: the audio path.</summary>
public sealed class AudioSettings : SettingsGroup
{
    /// <summary>Audio in one message to the model, in ms: 20, 40, 60, 80 or 100.</summary>
    public int? ChunkMs { get; set; }

    /// <summary>Microphone audio kept while the connection is away, in ms, 100 to 60000.</summary>
    public int? MicrophoneBufferMs { get; set; }

    /// <summary>The longest answer held ahead of the voice, in ms, 1000 to 600000.</summary>
    public int? AnswerBufferMs { get; set; }

    /// <summary>Audio kept of the person's turns whose words are not known as text, in ms, 0 to 600000.</summary>
    public int? TurnBufferMs { get; set; }
}
