namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>The kinds of <see cref="OutputStep"/>.</summary>
internal enum OutputStepKind
{
    /// <summary>The item is announced.</summary>
    Open,

    /// <summary>A piece of transcript, text or arguments.</summary>
    Text,

    /// <summary>A piece of audio.</summary>
    Audio,

    /// <summary>The item is finished.</summary>
    Close,
}
