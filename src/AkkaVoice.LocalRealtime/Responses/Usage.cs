using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>Tokens of one response.</summary>
/// <param name="InputText">Text tokens of the context.</param>
/// <param name="InputAudio">Audio tokens of the context.</param>
/// <param name="CachedText">Text tokens that the response before had too.</param>
/// <param name="CachedAudio">Audio tokens that the response before had too.</param>
internal sealed record Usage(int InputText, int InputAudio, int CachedText, int CachedAudio)
{
    public int OutputText { get; init; }

    public int OutputAudio { get; init; }

    public int Total => InputText + InputAudio + OutputText + OutputAudio;

    public Usage WithOutput(IEnumerable<OutputItem> items)
    {
        var text = 0;
        var audio = 0;
        foreach (var item in items)
        {
            text += TokenCount.OfText(item.Text[..item.TextSent]);
            audio += TokenCount.OfAssistantAudio(item.PcmSent.Length);
        }

        return this with { OutputText = text, OutputAudio = audio };
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("total_tokens"u8, Total);
        json.WriteNumber("input_tokens"u8, InputText + InputAudio);
        json.WriteNumber("output_tokens"u8, OutputText + OutputAudio);
        json.WriteStartObject("input_token_details"u8);
        json.WriteNumber("text_tokens"u8, InputText);
        json.WriteNumber("audio_tokens"u8, InputAudio);
        json.WriteNumber("image_tokens"u8, 0);
        json.WriteNumber("cached_tokens"u8, CachedText + CachedAudio);
        json.WriteStartObject("cached_tokens_details"u8);
        json.WriteNumber("text_tokens"u8, CachedText);
        json.WriteNumber("audio_tokens"u8, CachedAudio);
        json.WriteNumber("image_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("output_token_details"u8);
        json.WriteNumber("text_tokens"u8, OutputText);
        json.WriteNumber("audio_tokens"u8, OutputAudio);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
