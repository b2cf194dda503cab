using System.Text.Json.Nodes;
using AkkaVoice.Hosting.Configuration;
using Microsoft.AspNetCore.Http;

namespace AkkaVoice.Hosting.Service;

/// <summary>How the service is.</summary>
internal sealed record Health(string Status, int? Sessions, int MaxSessions, RealtimeTarget Target)
{
    public int Code => Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

    public string ToJson() => new JsonObject
    {
        ["status"] = Status,
        ["sessions"] = Sessions,
        ["max_sessions"] = MaxSessions,
        ["realtime"] = Target.ToString().ToLowerInvariant(),
    }.ToJsonString();
}
