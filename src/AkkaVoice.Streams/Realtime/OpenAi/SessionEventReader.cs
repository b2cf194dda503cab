using System.Text.Json;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Reads what is about the session as a whole: its settings, its errors, its limits.</summary>
internal static class SessionEventReader
{
    public static void Read(string type, JsonElement root, SessionInForce inForce, Target target)
    {
        switch (type)
        {
            case "session.created":
                var created = Learn(root, inForce);
                target.Emit(new SessionOpened(created.Text("id"u8), created.String("model"u8), ExpiryOf(created)));
                break;
            case "session.updated":
                var updated = Learn(root, inForce);
                target.Emit(new SessionConfigured(inForce.Voice) { CreatesResponses = CreatesResponses(updated) });
                break;
            case "error":
                target.Emit(new RealtimeFaulted(Faults.Of(root.Object("error"u8))));
                break;
            case "rate_limits.updated":
                ReadLimits(root, target);
                break;
            default:
                if (!IsSpareable(type))
                    target.Emit(new UnknownMessage(type));
                break;
        }
    }

    private static JsonElement Learn(JsonElement root, SessionInForce inForce)
    {
        var session = root.Object("session"u8) ?? default;
        var output = session.Object("audio"u8)?.Object("output"u8);
        // The beta dialect has both at the top; a voice of the account's own is an object with an id.
        inForce.Voice = output?.String("voice"u8) ?? output?.Object("voice"u8)?.String("id"u8) ?? session.String("voice"u8);
        inForce.Speed = output?.Number("speed"u8) ?? session.Number("speed"u8);
        return session;
    }

    private static bool? CreatesResponses(JsonElement session)
    {
        // The beta dialect has it at the top. Without detection there is an explicit null.
        var input = session.Object("audio"u8)?.Object("input"u8) ?? session;
        return input.Field("turn_detection"u8) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Null } => false,
            var detection => detection.Value.Field("create_response"u8)?.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            },
        };
    }

    private static DateTimeOffset? ExpiryOf(JsonElement session) =>
        session.Whole("expires_at"u8) is > 0 and < 253_402_300_800 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static void ReadLimits(JsonElement root, Target target)
    {
        foreach (var limit in root.Array("rate_limits"u8))
        {
            var seconds = Math.Clamp(limit.Number("reset_seconds"u8) ?? 0, 0, 1e9);
            target.Emit(new RateLimitChanged(
                limit.Text("name"u8), limit.Whole("limit"u8), limit.Whole("remaining"u8), TimeSpan.FromSeconds(seconds)));
        }
    }

    // Known to the protocol and of no use to a session here: tools that the server runs itself, and the other session type.
    private static bool IsSpareable(string type) =>
        type.StartsWith("mcp_list_tools.", StringComparison.Ordinal)
        || type.StartsWith("output_audio_buffer.", StringComparison.Ordinal)
        || type is "transcription_session.updated";
}
