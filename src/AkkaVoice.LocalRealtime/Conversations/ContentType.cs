namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>The kinds of content parts.</summary>
public enum ContentType
{
    /// <summary>Text of the user or the system (<c>input_text</c>).</summary>
    InputText,

    /// <summary>Audio of the user (<c>input_audio</c>).</summary>
    InputAudio,

    /// <summary>A picture of the user (<c>input_image</c>).</summary>
    InputImage,

    /// <summary>Text of the assistant (<c>output_text</c>).</summary>
    OutputText,

    /// <summary>Audio of the assistant (<c>output_audio</c>).</summary>
    OutputAudio,
}
