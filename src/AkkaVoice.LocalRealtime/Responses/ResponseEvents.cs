using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Conversations;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary><c>response.created</c> and <c>response.done</c>.</summary>
internal static class ResponseEvents
{
    public static void Created(SessionContext session, ActiveResponse response)
    {
        var json = session.Events.Begin(ServerEventTypes.ResponseCreated);
        Write(json, session, response, "in_progress", null, null, null);
        session.Events.End();
    }

    /// <param name="session">The session.</param>
    /// <param name="response">The response.</param>
    /// <param name="status"><c>completed</c>, <c>cancelled</c>, <c>incomplete</c> or <c>failed</c>.</param>
    /// <param name="reason">Why, where the status calls for a reason.</param>
    /// <param name="error">What went wrong, for <c>failed</c>.</param>
    /// <param name="usage">Tokens used.</param>
    public static void Done(SessionContext session, ActiveResponse response, string status, string? reason, PlanError? error, Usage usage)
    {
        var json = session.Events.Begin(ServerEventTypes.ResponseDone);
        Write(json, session, response, status, reason, error, usage);
        session.Events.End();
    }

    private static void Write(
        Utf8JsonWriter json, SessionContext session, ActiveResponse response, string status, string? reason, PlanError? error, Usage? usage)
    {
        var settings = response.Settings;
        json.WriteStartObject("response"u8);
        json.WriteString("object"u8, "realtime.response"u8);
        json.WriteString("id"u8, response.Id);
        json.WriteString("status"u8, status);
        WriteDetails(json, status, reason, error);
        json.WriteStartArray("output"u8);
        foreach (var item in response.Announced)
        {
            ItemWriter.Write(json, null, item.ToConversationItem());
        }

        json.WriteEndArray();
        json.WriteString("conversation_id"u8, settings.OutOfBand ? null : session.ConversationId);
        SessionConfigWriter.WriteModalities(json, settings.AudioOutput);
        SessionConfigWriter.WriteMaxOutputTokens(json, settings.MaxOutputTokens);
        json.WriteStartObject("audio"u8);
        json.WriteStartObject("output"u8);
        settings.Format.Write(json, "format");
        Voices.Write(json, settings.Voice);
        json.WriteEndObject();
        json.WriteEndObject();
        if (usage is null)
        {
            json.WriteNull("usage"u8);
        }
        else
        {
            usage.Write(json);
        }

        WriteMetadata(json, settings.Metadata);
        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, string status, string? reason, PlanError? error)
    {
        if (status is "in_progress" or "completed")
        {
            json.WriteNull("status_details"u8);
            return;
        }

        json.WriteStartObject("status_details"u8);
        json.WriteString("type"u8, status);
        if (reason is not null)
        {
            json.WriteString("reason"u8, reason);
        }

        if (error is not null)
        {
            json.WriteStartObject("error"u8);
            json.WriteString("type"u8, error.Type);
            json.WriteString("code"u8, error.Code);
            json.WriteString("message"u8, error.Message);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null)
        {
            json.WriteNull("metadata"u8);
            return;
        }

        json.WriteStartObject("metadata"u8);
        foreach (var (key, value) in metadata)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
