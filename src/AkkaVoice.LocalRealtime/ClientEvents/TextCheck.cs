using System.Text.Json;
using System.Text.Unicode;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.ClientEvents;

/// <summary>
/// Refuses events whose text could not be read later: bytes that are not UTF-8, and escaped halves of surrogate pairs. The JSON reader lets
/// both pass until somebody asks for the string.
/// </summary>
internal static class TextCheck
{
    /// <exception cref="RealtimeErrorException">The text is not valid.</exception>
    /// <exception cref="JsonException">The event is not JSON.</exception>
    public static void Check(ReadOnlySpan<byte> utf8Json)
    {
        if (!Utf8.IsValid(utf8Json))
        {
            throw Invalid("The event is not valid UTF-8.");
        }

        // Escaped surrogates are rare, so that most events need no second pass.
        if (utf8Json.IndexOf("\\ud"u8) >= 0 || utf8Json.IndexOf("\\uD"u8) >= 0)
        {
            CheckSurrogates(utf8Json);
        }
    }

    private static void CheckSurrogates(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }
        }
        catch (InvalidOperationException)
        {
            throw Invalid("The event has half of a surrogate pair.");
        }
    }

    private static RealtimeErrorException Invalid(string message) => RealtimeErrorException.Invalid(ErrorCodes.InvalidEvent, message);
}
