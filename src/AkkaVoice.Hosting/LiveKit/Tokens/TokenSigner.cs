using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AkkaVoice.Hosting.LiveKit.Tokens;

/// <summary>Makes JSON Web Tokens of access tokens: HS256, with LiveKit's claims.</summary>
internal static class TokenSigner
{
    /// <summary>The shortest key that the library signs with, in bytes.</summary>
    private const int ShortestKey = 32;

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static string Sign(AccessToken token, LiveKitOptions livekit, DateTimeOffset now) =>
        Handler.CreateToken(Claims(token, livekit.ApiKey, now).ToJsonString(), Credentials(livekit.ApiSecret));

    private static JsonObject Claims(AccessToken token, string issuer, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["iss"] = issuer,
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + token.Lifetime).ToUnixTimeSeconds(),
        };
        if (token.Identity.Length > 0) (claims["sub"], claims["jti"]) = (token.Identity, token.Identity);
        if (token.Name is { } name) claims["name"] = name;
        if (token.Metadata is { } metadata) claims["metadata"] = metadata;
        if (token.Kind is { } kind) claims["kind"] = kind;
        if (token.Attributes.Count > 0) claims["attributes"] = JsonSerializer.SerializeToNode(token.Attributes);
        claims["video"] = JsonSerializer.SerializeToNode(token.Grants, Json);
        if (token.Agents.Count > 0) claims["roomConfig"] = new JsonObject { ["agents"] = new JsonArray([.. token.Agents.Select(Agent)]) };
        return claims;
    }

    private static JsonNode Agent(RoomAgent agent)
    {
        var node = new JsonObject { ["agentName"] = agent.Name };
        if (agent.Metadata.Length > 0) node["metadata"] = agent.Metadata;
        return node;
    }

    private static SigningCredentials Credentials(string secret)
    {
        // HMAC itself fills a key up to its block of 64 bytes with zeros (RFC 2104), so this signs the same; the library only
        // refuses short keys, and "secret" is what every development server uses.
        var key = Encoding.UTF8.GetBytes(secret);
        if (key.Length < ShortestKey) Array.Resize(ref key, ShortestKey);
        return new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);
    }
}
