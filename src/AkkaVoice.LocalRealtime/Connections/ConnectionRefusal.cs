using AkkaVoice.LocalRealtime.Protocol;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Why an upgrade is refused.</summary>
/// <param name="HttpStatus">Status of the answer.</param>
/// <param name="Error">Body of the answer.</param>
internal sealed record ConnectionRefusal(int HttpStatus, RealtimeError Error)
{
    public static ConnectionRefusal InvalidKey { get; } = new(
        401, RealtimeError.Invalid(ErrorCodes.InvalidApiKey, "Incorrect API key provided."));

    /// <summary>A refusal that a script asks for.</summary>
    public static ConnectionRefusal Scripted(int httpStatus) => httpStatus switch
    {
        401 => InvalidKey,
        429 => new ConnectionRefusal(429, RealtimeError.Invalid(ErrorCodes.RateLimitExceeded, "Too many requests.")),
        _ => new ConnectionRefusal(httpStatus, new RealtimeError("server_error", ErrorCodes.ServerError, "The connection was refused.")),
    };
}
