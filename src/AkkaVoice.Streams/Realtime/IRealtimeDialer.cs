using Akka.Streams;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime;

/// <summary>Where a model is.</summary>
/// <param name="BaseUri">For example <c>wss://api.openai.com/v1</c>; <c>http</c> and <c>ws</c> schemes are both understood.</param>
/// <param name="ApiKey">The key; never logged. Local servers take any.</param>
public sealed record RealtimeEndpoint(Uri BaseUri, string ApiKey)
{
    /// <inheritdoc />
    public override string ToString() => BaseUri.ToString();
}

/// <summary>Opens connections to a model.</summary>
public interface IRealtimeDialer
{
    /// <summary>Opens a connection and starts its flow.</summary>
    /// <param name="endpoint">Where to.</param>
    /// <param name="model">The model.</param>
    /// <param name="onEvent">
    /// Takes the events, one at a time and in order, beginning with <see cref="SessionOpened"/> and ending with
    /// <see cref="Disconnected"/>. Called on the connection's own thread: it must hand over and return, as <c>Tell</c> does.
    /// </param>
    /// <param name="materializer">Its end is the connection's end.</param>
    /// <param name="cancellation">Gives up dialling.</param>
    /// <returns>The open connection.</returns>
    /// <exception cref="RealtimeDialException">The server could not be reached or refused; says why.</exception>
    Task<IRealtimeLink> DialAsync(
        RealtimeEndpoint endpoint,
        string model,
        Action<RealtimeEvent> onEvent,
        IMaterializer materializer,
        CancellationToken cancellation);
}
