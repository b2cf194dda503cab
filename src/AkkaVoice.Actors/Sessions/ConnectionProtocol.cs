using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <summary>What a session and its <see cref="ConnectionActor"/> say to each other.</summary>
internal static class ConnectionProtocol
{
    /// <summary>Make a connection.</summary>
    public sealed record Open
    {
        public static readonly Open Instance = new();
    }

    /// <summary>Hang up.</summary>
    public sealed record Close
    {
        public static readonly Close Instance = new();
    }

    /// <summary>The connection's state changed.</summary>
    public sealed record StatusChanged(ConnectionStatus Status, int? Attempt);

    /// <summary>The connection is ready; all that it says from here on comes as <see cref="Said"/>.</summary>
    public sealed record Ready(IRealtimeLink Link);

    /// <summary>The model said something.</summary>
    public sealed record Said(RealtimeEvent Event);

    /// <summary>There will be no connection any more. Once, and last.</summary>
    /// <param name="Reason">Why; null when it was asked for.</param>
    /// <param name="Message">What happened, for people.</param>
    public sealed record Concluded(SessionEndReason? Reason, string? Message);
}
