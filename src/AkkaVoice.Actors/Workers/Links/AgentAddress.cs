namespace AkkaVoice.Actors.Workers.Links;

/// <summary>Where a LiveKit server takes workers.</summary>
internal static class AgentAddress
{
    /// <summary>The address of <c>/agent</c>, below whatever path the server is served under.</summary>
    public static Uri Of(Uri server)
    {
        var scheme = server.Scheme switch { "http" => "ws", "https" => "wss", var other => other };
        return new UriBuilder(server) { Scheme = scheme, Path = server.AbsolutePath.TrimEnd('/') + "/agent", Query = "", Fragment = "" }.Uri;
    }
}
