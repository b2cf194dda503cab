using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Reads the protocol's error objects.</summary>
internal static class Faults
{
    public static RealtimeFault Of(JsonElement? error)
    {
        if (error is not { } e)
            return new RealtimeFault("unknown", null, "The server gave no details.");
        return new RealtimeFault(
            e.String("type"u8) ?? "unknown",
            e.String("code"u8),
            e.String("message"u8) ?? "The server gave no message.",
            e.String("param"u8),
            e.String("event_id"u8));
    }
}
