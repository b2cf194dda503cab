using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>What a client asks for when it opens a connection.</summary>
/// <param name="Model">The <c>model</c> of the query; null when it named none.</param>
/// <param name="ApiKey">The bearer token; null when it sent none.</param>
/// <param name="AsksForBeta">True when it sent the header of the retired beta protocol.</param>
internal sealed record ConnectionRequest(string? Model, string? ApiKey, bool AsksForBeta)
{
    /// <summary>Subprotocol that browsers name because they cannot send headers.</summary>
    public const string SubProtocol = "realtime";

    private const string BrowserKeyPrefix = "openai-insecure-api-key.";

    /// <summary>What a session that asks for the beta protocol is told before it is closed.</summary>
    public static RealtimeError BetaDisabled { get; } = RealtimeError.Invalid(
        ErrorCodes.BetaApiShapeDisabled, "The beta shape of the Realtime API is disabled. Remove the 'OpenAI-Beta: realtime=v1' header and use the GA shape.");

    /// <summary>Finds the token in an <c>Authorization</c> header, an <c>api-key</c> header or a browser's subprotocols.</summary>
    public static string? FindApiKey(string? authorization, string? apiKeyHeader, IEnumerable<string> subProtocols)
    {
        const string Bearer = "Bearer ";
        if (authorization is not null && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].Trim();
        }

        return apiKeyHeader ?? subProtocols.FirstOrDefault(p => p.StartsWith(BrowserKeyPrefix, StringComparison.Ordinal))?[BrowserKeyPrefix.Length..];
    }
}
