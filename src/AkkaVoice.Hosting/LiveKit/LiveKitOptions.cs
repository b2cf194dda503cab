namespace AkkaVoice.Hosting.LiveKit;

/// <summary><c>akkavoice.livekit</c>: a LiveKit server, and the key to it.</summary>
/// <param name="Url">The server's address: <c>ws</c>, <c>wss</c>, <c>http</c> or <c>https</c>.</param>
/// <param name="ApiKey">The key's name, which tokens carry as their issuer.</param>
/// <param name="ApiSecret">The key itself, which signs them.</param>
public sealed record LiveKitOptions(Uri Url, string ApiKey, string ApiSecret)
{
    /// <summary>The same server for requests: <c>http</c> or <c>https</c>.</summary>
    public Uri HttpUrl => WithScheme("http", "https");

    /// <summary>The same server for connections: <c>ws</c> or <c>wss</c>.</summary>
    public Uri WebSocketUrl => WithScheme("ws", "wss");

    /// <summary>Everything but the secret.</summary>
    /// <returns>Address and key name.</returns>
    public override string ToString() => $"{Url} (key {ApiKey})";

    private Uri WithScheme(string plain, string secure)
    {
        var port = Url.IsDefaultPort ? -1 : Url.Port;
        return new UriBuilder(Url) { Scheme = Url.Scheme is "wss" or "https" ? secure : plain, Port = port }.Uri;
    }
}
