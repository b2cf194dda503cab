using System.Text.Json;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.ClientEvents;

/// <summary>What every client event has, found in one pass over its bytes and without a tree of objects.</summary>
internal ref struct Envelope
{
    private const int MaxEventIdLength = 512;

    /// <summary>The event's type; null when it is not known.</summary>
    public string? Type;

    /// <summary>The type as it was sent, when it is not known.</summary>
    public string? UnknownType;

    public string? EventId;

    /// <summary>True when <see cref="Audio"/> stands on the string value of a field named <c>audio</c>.</summary>
    public bool HasAudio;

    public Utf8JsonReader Audio;

    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    /// <exception cref="RealtimeErrorException">The event is not an object, or has no type; <see cref="EventId"/> is set when it was found.</exception>
    public void Read(ReadOnlySpan<byte> utf8Json)
    {
        TextCheck.Check(utf8Json);
        var reader = new Utf8JsonReader(utf8Json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw RealtimeErrorException.Invalid(ErrorCodes.InvalidEvent, "The event is not a JSON object.");
        }

        var typeIsMissing = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                typeIsMissing = false;
                ReadType(ref reader);
            }
            else if (reader.ValueTextEquals("event_id"u8))
            {
                reader.Read();
                EventId = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("audio"u8))
            {
                reader.Read();
                HasAudio = reader.TokenType == JsonTokenType.String;
                Audio = reader;
            }

            reader.Skip();
        }

        // Text after the object is not JSON either.
        reader.Read();
        Check(typeIsMissing);
    }

    private void ReadType(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw RealtimeErrorException.Invalid(ErrorCodes.InvalidEvent, "The 'type' field is not a string.", "type");
        }

        Type = ClientEventTypes.Find(ref reader);
        UnknownType = Type is null ? reader.GetString() : null;
    }

    private readonly void Check(bool typeIsMissing)
    {
        if (EventId is { Length: > MaxEventIdLength })
        {
            throw RealtimeErrorException.Invalid(
                ErrorCodes.StringAboveMaxLength,
                $"Invalid 'event_id': string too long. Expected a string with maximum length {MaxEventIdLength}, but got a string with length {EventId.Length} instead.",
                "event_id");
        }

        if (typeIsMissing)
        {
            throw RealtimeErrorException.Invalid(ErrorCodes.InvalidEvent, "The 'type' field is missing.", "type");
        }

        if (UnknownType is not null)
        {
            throw FieldReader.NotAllowed("type", UnknownType, ClientEventTypes.All.ToArray());
        }
    }
}
