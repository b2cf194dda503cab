using System.Net.WebSockets;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Says why a server could not be reached.</summary>
internal static class DialFailures
{
    /// <summary>Under this key an exception's data hold the HTTP status (an <see cref="int"/>) with which a server refused.</summary>
    public const string StatusKey = "HttpStatusCode";

    public static RealtimeDialException Explain(RealtimeEndpoint endpoint, WebSocketException cause)
    {
        var server = endpoint.BaseUri.GetLeftPart(UriPartial.Path);
        var status = cause.Data[StatusKey] as int? ?? 0;
        return status switch
        {
            401 or 403 => new(DialFailure.Unauthorized, $"{server} did not accept the key (HTTP {status}).", cause),
            429 => new(DialFailure.Busy, $"{server} has too many requests from this account (HTTP 429).", cause),
            >= 500 => new(DialFailure.Busy, $"{server} is overloaded or out of order (HTTP {status}).", cause),
            0 => new(DialFailure.Unreachable, $"{server} cannot be reached: {Innermost(cause).Message}", cause),
            _ => new(DialFailure.Refused, $"{server} refused the connection (HTTP {status}).", cause),
        };
    }

    private static Exception Innermost(Exception cause)
    {
        while (cause.InnerException is { } inner)
            cause = inner;
        return cause;
    }
}
