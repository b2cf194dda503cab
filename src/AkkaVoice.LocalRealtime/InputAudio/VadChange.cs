namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>What a frame changed.</summary>
internal enum VadChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Somebody began to speak.</summary>
    Started,

    /// <summary>The silence after speech was long enough.</summary>
    Stopped,
}
