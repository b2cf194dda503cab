namespace AkkaVoice.LocalRealtime.Conversations;

/// <summary>Spelling of content types on the wire.</summary>
internal static class ContentTypeNames
{
    public static string NameOf(ContentType type) => type switch
    {
        ContentType.InputText => "input_text",
        ContentType.InputAudio => "input_audio",
        ContentType.InputImage => "input_image",
        ContentType.OutputText => "output_text",
        _ => "output_audio",
    };
}
