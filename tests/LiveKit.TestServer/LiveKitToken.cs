using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LiveKit.TestServer;

/// <summary>Access tokens, made by hand so that they can also be wrong.</summary>
public static class LiveKitToken
{
    /// <summary>A token that lets somebody into a room.</summary>
    /// <param name="identity">Who.</param>
    /// <param name="room">Where.</param>
    /// <param name="grants">Video grants beside or instead of joining, publishing, subscribing and setting one's own metadata.</param>
    /// <param name="validFor">How long from now; negative for one that has expired.</param>
    /// <param name="kind">What kind of participant: <c>standard</c>, <c>agent</c>, <c>sip</c> ...</param>
    /// <param name="attributes">Attributes to join with.</param>
    /// <param name="key">The API key; null for the server's.</param>
    /// <param name="secret">The API secret; null for the server's.</param>
    public static string Create(string identity, string room, IReadOnlyDictionary<string, object>? grants = null, TimeSpan? validFor = null,
        string? kind = null, IReadOnlyDictionary<string, string>? attributes = null, string? key = null, string? secret = null)
    {
        var now = DateTimeOffset.UtcNow;
        var video = new Dictionary<string, object> { ["roomJoin"] = true, ["room"] = room, ["canUpdateOwnMetadata"] = true };
        foreach (var grant in grants ?? new Dictionary<string, object>())
            video[grant.Key] = grant.Value;
        var claims = new Dictionary<string, object>
        {
            ["iss"] = key ?? LiveKitDevServer.ApiKey,
            ["sub"] = identity,
            ["name"] = identity,
            ["nbf"] = now.AddHours(-1).ToUnixTimeSeconds(),
            ["exp"] = (now + (validFor ?? TimeSpan.FromMinutes(10))).ToUnixTimeSeconds(),
            ["video"] = video,
        };
        if (kind is not null)
            claims["kind"] = kind;
        if (attributes is not null)
            claims["attributes"] = attributes;
        return Sign(claims, secret ?? LiveKitDevServer.ApiSecret);
    }

    private static string Sign(Dictionary<string, object> claims, string secret)
    {
        var text = $"{Encode("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{text}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
