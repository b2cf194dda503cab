using System.Text.Json;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.InputAudio;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.ClientEvents;

/// <summary>Handles <c>session.update</c>.</summary>
internal sealed class SessionUpdateHandler(SessionContext session, TurnTaker turns, ResponseManager responses)
{
    public void Update(FieldReader fields, string? eventId)
    {
        var update = fields.Required("session");
        if (session.Options.SessionUpdateRejection is { } rejection)
        {
            throw new RealtimeErrorException(rejection);
        }

        if (session.Options.SessionUpdateDelay <= TimeSpan.Zero)
        {
            Apply(update);
            return;
        }

        var copy = update.Clone();
        session.Deadlines.Schedule(session.Clock.Now + session.Options.SessionUpdateDelay, () => ApplyLate(copy, eventId));
    }

    private void ApplyLate(JsonElement update, string? eventId)
    {
        try
        {
            Apply(update);
        }
        catch (RealtimeErrorException exception)
        {
            ErrorEvents.Send(session.Events, exception.Error, eventId);
        }
    }

    private void Apply(JsonElement update)
    {
        var before = session.Config;
        session.Config = SessionUpdate.Apply(before, update, new SessionUpdateState(session.AudioWasSent, responses.HasDefault));
        turns.OnConfigured(before.TurnDetection);
        SessionEvents.Updated(session);
    }
}
