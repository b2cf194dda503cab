using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AkkaVoice.LiveKitLatency;

/// <summary>The LiveKit server to measure on.</summary>
internal sealed record LiveKitAccess(string Url, string Key, string Secret)
{
    /// <summary>From <c>LIVEKIT_URL</c>, <c>LIVEKIT_API_KEY</c> and <c>LIVEKIT_API_SECRET</c>; null without a URL.</summary>
    public static LiveKitAccess? FromEnvironment() => Environment.GetEnvironmentVariable("LIVEKIT_URL") is { Length: > 0 } url
        ? new LiveKitAccess(
            url,
            Environment.GetEnvironmentVariable("LIVEKIT_API_KEY") ?? "devkey",
            Environment.GetEnvironmentVariable("LIVEKIT_API_SECRET") ?? "secret")
        : null;

    /// <summary>Lets somebody into a room for an hour.</summary>
    public string Token(string identity, string room)
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Key,
            ["sub"] = identity,
            ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
            ["video"] = new { roomJoin = true, room, canUpdateOwnMetadata = true },
        };
        var text = $"{Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(text)))}";
    }
}
