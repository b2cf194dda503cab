using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Configuration;

/// <summary>An audio format of the protocol.</summary>
/// <param name="Type"><c>audio/pcm</c>, <c>audio/pcmu</c> or <c>audio/pcma</c>.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="BytesPerSample">2 for PCM, 1 for the two G.711 companding laws.</param>
internal sealed record AudioEncoding(string Type, int SampleRate, int BytesPerSample)
{
    /// <summary>24 kHz, mono, signed 16 bit little-endian: the default, and what conversation items hold.</summary>
    public static AudioEncoding Pcm { get; } = new("audio/pcm", 24_000, 2);

    /// <summary>G.711 µ-law at 8 kHz.</summary>
    public static AudioEncoding MuLaw { get; } = new("audio/pcmu", 8_000, 1);

    /// <summary>G.711 A-law at 8 kHz.</summary>
    public static AudioEncoding ALaw { get; } = new("audio/pcma", 8_000, 1);

    public int BytesPerMillisecond => SampleRate * BytesPerSample / 1000;

    public void Write(Utf8JsonWriter json, string property)
    {
        json.WriteStartObject(property);
        json.WriteString("type"u8, Type);
        if (BytesPerSample == 2)
        {
            json.WriteNumber("rate"u8, SampleRate);
        }

        json.WriteEndObject();
    }
}
