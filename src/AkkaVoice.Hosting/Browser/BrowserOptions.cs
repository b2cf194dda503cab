using AkkaVoice.Streams.Rooms.Browser;

namespace AkkaVoice.Hosting.Browser;

/// <summary><c>akkavoice.browser</c></summary>
public sealed record BrowserOptions
{
    /// <summary>Whether the page and its room are served.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Origins (scheme, host and port) from which the page may be used besides the service's own on loopback.</summary>
    public required IReadOnlyList<Uri> Origins { get; init; }

    /// <summary>Connections a second that are let in, 1 to 1,000; five seconds' worth at once.</summary>
    public required int ConnectsPerSecond { get; init; }

    /// <summary>Sessions a second that begin, 1 to 1,000; one second's worth at once. Up to ten seconds' worth wait for their turn.</summary>
    public required int SessionsPerSecond { get; init; }

    /// <summary>The limits of each room.</summary>
    public required BrowserRoomOptions Room { get; init; }
}
