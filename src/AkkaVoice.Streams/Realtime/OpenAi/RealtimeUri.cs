namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>The address of a realtime session: <c>{base}/realtime?model={model}</c> with a WebSocket scheme.</summary>
internal static class RealtimeUri
{
    public static Uri Of(RealtimeEndpoint endpoint, string model)
    {
        var given = endpoint.BaseUri;
        var path = given.AbsolutePath.TrimEnd('/');
        // People also give the whole address.
        if (!path.EndsWith("/realtime", StringComparison.Ordinal))
            path += "/realtime";
        var query = given.Query is { Length: > 1 } own ? $"{own}&model=" : "?model=";
        return new UriBuilder(given)
        {
            Scheme = given.Scheme is "https" or "wss" ? "wss" : "ws",
            Path = path,
            Query = query + Uri.EscapeDataString(model),
            Port = given.Port,
        }.Uri;
    }
}
