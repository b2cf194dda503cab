using System.ClientModel;
using System.Net.WebSockets;
using OpenAI.Realtime;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>
/// The SDK's session client over a socket that is opened here: the SDK's own way of opening gives no say in pings, without which
/// a peer that is gone without a word is noticed only after minutes, and hides why a server refused.
/// </summary>
/// <param name="endpoint">Where the model is.</param>
/// <param name="model">The model.</param>
/// <param name="open">Opens the socket; in-memory pairs come in here too.</param>
public sealed class OpenAiSessionClient(RealtimeEndpoint endpoint, string model, OpenWebSocket open)
    : RealtimeSessionClient(CredentialOf(endpoint), endpoint.BaseUri, model, null, ClientOf(endpoint))
{
    private readonly Uri _uri = RealtimeUri.Of(endpoint, model);
    private readonly string _apiKey = endpoint.ApiKey;

    /// <summary>Opens the socket; afterwards the SDK's own commands and updates work on it.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The open socket.</returns>
    public async Task<WebSocket> OpenAsync(CancellationToken cancellation)
    {
        await ConnectAsync(string.Empty, new Dictionary<string, string>(), cancellation).ConfigureAwait(false);
        return WebSocket;
    }

    /// <inheritdoc />
    protected override async Task ConnectAsync(string queryString, IDictionary<string, string> headers, CancellationToken cancellationToken = default) =>
        WebSocket = await open(_uri, _apiKey, cancellationToken).ConfigureAwait(false);

    // The SDK insists on a key; local servers take any.
    private static ApiKeyCredential CredentialOf(RealtimeEndpoint endpoint) => new(endpoint.ApiKey is "" ? "none" : endpoint.ApiKey);

    private static RealtimeClient ClientOf(RealtimeEndpoint endpoint) =>
        new(CredentialOf(endpoint), new RealtimeClientOptions { Endpoint = endpoint.BaseUri });
}
