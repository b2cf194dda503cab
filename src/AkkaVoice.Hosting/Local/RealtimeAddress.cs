using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Hosting.Local;

/// <summary>Where the model is: known from the start, or as soon as the local server runs.</summary>
public sealed class RealtimeAddress
{
    private RealtimeEndpoint? _endpoint;

    /// <summary>Made by the host.</summary>
    /// <param name="options">The options in force.</param>
    public RealtimeAddress(AkkaVoiceOptions options)
    {
        // The client insists on a key; servers that need none ignore it.
        if (options.Realtime.BaseUri is { } uri)
            _endpoint = new RealtimeEndpoint(uri, options.Realtime.ApiKey.Length > 0 ? options.Realtime.ApiKey : "none");
    }

    /// <summary>The address and key.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public RealtimeEndpoint Endpoint => _endpoint ?? throw new InvalidOperationException("The local realtime server has not started yet: start the host first.");

    internal void UseLocal(Uri uri) => _endpoint = new RealtimeEndpoint(uri, "none");
}
