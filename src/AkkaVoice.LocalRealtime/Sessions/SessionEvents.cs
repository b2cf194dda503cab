using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary><c>session.created</c> and <c>session.updated</c>.</summary>
internal static class SessionEvents
{
    public static void Created(SessionContext session) => Send(session, ServerEventTypes.SessionCreated);

    public static void Updated(SessionContext session) => Send(session, ServerEventTypes.SessionUpdated);

    private static void Send(SessionContext session, string type)
    {
        var json = session.Events.Begin(type);
        SessionConfigWriter.Write(json, session.Config, session.Id, session.Clock.StartedAt + session.Options.Lifetime);
        session.Events.End();
    }
}
