using System.Net.WebSockets;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>Opens a WebSocket to a model's server.</summary>
/// <param name="uri">The whole address, with scheme <c>ws</c> or <c>wss</c>.</param>
/// <param name="apiKey">Goes into the <c>Authorization</c> header.</param>
/// <param name="cancellation">Gives up.</param>
/// <returns>The open socket.</returns>
/// <exception cref="WebSocketException">
/// The server could not be reached or refused; when it refused, the entry <c>HttpStatusCode</c> of the exception's data holds the status.
/// </exception>
public delegate Task<WebSocket> OpenWebSocket(Uri uri, string apiKey, CancellationToken cancellation);
