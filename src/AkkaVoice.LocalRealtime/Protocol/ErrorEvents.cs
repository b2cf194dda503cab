namespace AkkaVoice.LocalRealtime.Protocol;

/// <summary>The <c>error</c> event.</summary>
internal static class ErrorEvents
{
    /// <param name="events">Where to.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="clientEventId">The <c>event_id</c> of the client event that caused it; null when it had none or none did.</param>
    public static void Send(EventWriter events, RealtimeError error, string? clientEventId)
    {
        var json = events.Begin(ServerEventTypes.Error);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, error.Type);
        json.WriteString("code"u8, error.Code);
        json.WriteString("message"u8, error.Message);
        json.WriteString("param"u8, error.Param);
        json.WriteString("event_id"u8, clientEventId);
        json.WriteEndObject();
        events.End();
    }
}
