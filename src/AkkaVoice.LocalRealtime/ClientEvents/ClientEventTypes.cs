using System.Text.Json;

namespace AkkaVoice.LocalRealtime.ClientEvents;

/// <summary>Names of the client events, spelled as on the wire.</summary>
public static class ClientEventTypes
{
#pragma warning disable CS1591 // The names say all there is to say.
    public const string SessionUpdate = "session.update";
    public const string Append = "input_audio_buffer.append";
    public const string Commit = "input_audio_buffer.commit";
    public const string Clear = "input_audio_buffer.clear";
    public const string OutputClear = "output_audio_buffer.clear";
    public const string ItemCreate = "conversation.item.create";
    public const string ItemRetrieve = "conversation.item.retrieve";
    public const string ItemTruncate = "conversation.item.truncate";
    public const string ItemDelete = "conversation.item.delete";
    public const string ResponseCreate = "response.create";
    public const string ResponseCancel = "response.cancel";
#pragma warning restore CS1591

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SessionUpdate, Append, Commit, Clear, OutputClear, ItemCreate, ItemRetrieve, ItemTruncate, ItemDelete, ResponseCreate, ResponseCancel,
    ];

    /// <summary>The interned name for the bytes of a type, or null when it is unknown.</summary>
    internal static string? Find(ref Utf8JsonReader reader)
    {
        // Appends are nearly all there is: they come first.
        if (reader.ValueTextEquals("input_audio_buffer.append"u8))
        {
            return Append;
        }

        foreach (var name in All)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }
}
