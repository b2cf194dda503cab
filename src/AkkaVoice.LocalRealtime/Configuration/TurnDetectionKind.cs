namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>Who decides when the caller's turn ends.</summary>
internal enum TurnDetectionKind
{
    /// <summary>The client commits (<c>turn_detection: null</c>).</summary>
    None,

    /// <summary>Silence of a fixed length (<c>server_vad</c>).</summary>
    ServerVad,

    /// <summary>
    /// <c>semantic_vad</c>. The service judges the meaning of what was said; this server approximates it by silence whose
    /// length follows the eagerness.
    /// </summary>
    SemanticVad,
}
