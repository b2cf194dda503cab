using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>
/// The numbers of <c>rate_limits.updated</c>: a budget of tokens that refills evenly over a minute. It is reported, not enforced.
/// </summary>
internal sealed class RateLimitWindow(SessionContext session)
{
    private double _used;
    private TimeSpan _at;

    public void Spend(int tokens)
    {
        var limit = session.Options.TokensPerMinute;
        var now = session.Clock.Now;
        _used = Math.Max(0, _used - ((now - _at).TotalSeconds * limit / 60)) + tokens;
        _at = now;
        if (session.Options.SendRateLimits)
        {
            Send(limit);
        }
    }

    private void Send(int limit)
    {
        var json = session.Events.Begin(ServerEventTypes.RateLimitsUpdated);
        json.WriteStartArray("rate_limits"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, "tokens"u8);
        json.WriteNumber("limit"u8, limit);
        json.WriteNumber("remaining"u8, (int)Math.Max(0, limit - _used));
        json.WriteNumber("reset_seconds"u8, Math.Round(_used * 60 / limit, 3));
        json.WriteEndObject();
        json.WriteEndArray();
        session.Events.End();
    }
}
