using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaVoice.Actors.Events;

/// <summary>Events as JSON, one object a line.</summary>
public static class SessionEventJson
{
    private static readonly SessionEventContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ConnectionStatus>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ErrorClass>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<SessionEndReason>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<AgentState>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<UserState>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Speaker>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<DismissReason>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ResponseStatus>(JsonNamingPolicy.SnakeCaseLower),
        },
    });

    /// <summary>Writes an event.</summary>
    /// <param name="sessionEvent">The event.</param>
    /// <returns>One JSON object without a line break.</returns>
    public static string Write(SessionEvent sessionEvent) => JsonSerializer.Serialize(sessionEvent, Context.SessionEvent);

    /// <summary>Reads an event. Fields that this version does not know are skipped.</summary>
    /// <param name="line">One JSON object.</param>
    /// <returns>The event.</returns>
    /// <exception cref="JsonException">The line is not an event of a known type.</exception>
    public static SessionEvent Read(string line) =>
        JsonSerializer.Deserialize(line, Context.SessionEvent) ?? throw new JsonException("The line holds no event.");
}

[JsonSerializable(typeof(SessionEvent))]
internal sealed partial class SessionEventContext : JsonSerializerContext;
